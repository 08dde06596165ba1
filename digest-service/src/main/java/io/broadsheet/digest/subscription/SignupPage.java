package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Sentence;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.ModelAndView;

/** The page with the form, which must appear even when nothing behind it works. */
final class SignupPage {

    private static final Logger log = LoggerFactory.getLogger(SignupPage.class);

    private final Newsletters newsletters;
    private final ObjectProvider<FrontPage> frontPage;

    SignupPage(Newsletters newsletters, ObjectProvider<FrontPage> frontPage) {
        this.newsletters = newsletters;
        this.frontPage = frontPage;
    }

    ModelAndView empty() {
        ModelAndView page = page(HttpStatus.OK, new SignupForm("", "", "", ""), Map.of());
        latest().ifPresent(sample -> page.addObject("latest", sample));
        return page;
    }

    ModelAndView refused(SignupForm form, Map<String, Sentence> problems) {
        return page(HttpStatus.UNPROCESSABLE_CONTENT, form, problems);
    }

    ModelAndView failed(HttpStatus status, SignupForm form, Sentence failure) {
        return page(status, form, Map.of()).addObject("failure", failure);
    }

    private ModelAndView page(HttpStatus status, SignupForm form, Map<String, Sentence> problems) {
        var page = new ModelAndView("signup", status);
        page.addObject("form", typed(form));
        page.addObject("problems", problems);
        page.addObject("newsletters", newsletters.all());
        return page;
    }

    private static Map<String, String> typed(SignupForm form) {
        return Map.of(
                "email", Objects.requireNonNullElse(form.email(), ""),
                "name", Objects.requireNonNullElse(form.name(), ""),
                "newsletter", Objects.requireNonNullElse(form.newsletter(), ""));
    }

    private Optional<FrontPage.Sample> latest() {
        try {
            return Optional.ofNullable(frontPage.getIfAvailable())
                    .flatMap(front -> front.latest(newsletters.byDefault().id()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("signup page without headlines, database trouble: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
