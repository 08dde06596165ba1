package io.broadsheet.digest.rendering;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders mails; pages go through the view resolver, with the same configuration. */
public final class Templates {

    private final Configuration configuration;

    Templates(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Renders one template in English.
     *
     * @param name path below {@code templates/}; {@code .ftlh} escapes for HTML, {@code .ftl} is plain text
     * @throws TemplateFailure when the template is missing or broken, or uses a variable that the model lacks
     */
    public String render(String name, Map<String, ?> model) {
        return render(name, Locale.ENGLISH, model);
    }

    /** The same in another language, as far as it has the words. */
    public String render(String name, Locale language, Map<String, ?> model) {
        return render(name, null, language, model);
    }

    /**
     * The same with a newsletter's own templates, where an operator has some.
     *
     * @param newsletter its id; none: those of all newsletters
     */
    public String render(String name, @Nullable String newsletter, Locale language, Map<String, ?> model) {
        try {
            StringWriter out = new StringWriter();
            configuration
                    .getTemplate(name, language, newsletter, null, true, false)
                    .process(model, out);
            return out.toString();
        } catch (IOException e) {
            throw new TemplateFailure(name, new UncheckedIOException(e));
        } catch (TemplateException e) {
            throw new TemplateFailure(name, e);
        }
    }
}
