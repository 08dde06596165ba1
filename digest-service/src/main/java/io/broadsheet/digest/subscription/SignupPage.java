package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Sentence;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page with the form, which must appear even when nothing behind it works. */
final class SignupPage {

    private final Newsletters newsletters;
    private final LatestIssue latest;
    private final FormStamp stamp;
    private final Effort effort;

    SignupPage(Newsletters newsletters, LatestIssue latest, FormStamp stamp, Effort effort) {
        this.newsletters = newsletters;
        this.latest = latest;
        this.stamp = stamp;
        this.effort = effort;
    }

    /** The form for one newsletter; another one can be chosen there. */
    ModelAndView empty(Newsletter newsletter) {
        var form = new SignupForm("", "", newsletter.id(), "", "", null, "", null);
        ModelAndView page = page(HttpStatus.OK, form, Map.of());
        latest.of(newsletter).ifPresent(sample -> page.addObject("latest", sample));
        return page;
    }

    ModelAndView refused(SignupForm form, Map<String, Sentence> problems) {
        return page(HttpStatus.UNPROCESSABLE_CONTENT, form, problems);
    }

    ModelAndView doubtful(SignupForm form, String suggestion) {
        return refused(form, Map.of("email", Sentence.of("signup.email.meant", suggestion)))
                .addObject("asTyped", Objects.requireNonNullElse(form.email(), ""))
                .addObject("suggestion", suggestion);
    }

    ModelAndView unproven(SignupForm form, SignupOutcome.Unproven why) {
        ModelAndView page = failed(
                why.later().isPresent() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT,
                form,
                why.reason());
        return why.inVain() ? page.addObject("stamp", stamp.issue()) : page;
    }

    ModelAndView failed(HttpStatus status, SignupForm form, Sentence failure) {
        return page(status, form, Map.of()).addObject("failure", failure);
    }

    private ModelAndView page(HttpStatus status, SignupForm form, Map<String, Sentence> problems) {
        var page = new ModelAndView("signup", status);
        page.addObject("form", typed(form));
        page.addObject("problems", problems);
        page.addObject("stamp", form.stamp() == null || form.stamp().isBlank() ? stamp.issue() : form.stamp());
        page.addObject("newsletters", newsletters.all());
        page.addObject("effort", effort.isWanted());
        page.addObject("patience", effort.patienceSeconds());
        return page;
    }

    private static Map<String, String> typed(SignupForm form) {
        return Map.of(
                "email", Objects.requireNonNullElse(form.email(), ""),
                "name", Objects.requireNonNullElse(form.name(), ""),
                "newsletter", Objects.requireNonNullElse(form.newsletter(), ""));
    }
}
