package io.broadsheet.digest.pages;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.servlet.view.freemarker.FreeMarkerView;

/** A page in the language of the newsletter at its head; public, since the view resolver makes it. */
public final class LanguageView extends FreeMarkerView {

    @Override
    protected void doRender(Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        model.put("front", front(model));
        processTemplate(getTemplate(language(model)), buildTemplateModel(model, request, response), response);
    }

    /** The page with the form for the newsletter at the head. */
    private String front(Map<String, Object> model) {
        return model.get("publication") instanceof Newsletter newsletter
                ? "/" + obtainApplicationContext().getBean(Newsletters.class).query(newsletter)
                : "/";
    }

    private static Locale language(Map<String, Object> model) {
        return model.get("publication") instanceof Newsletter newsletter ? newsletter.language() : Locale.ENGLISH;
    }
}
