package io.broadsheet.digest.subscription;

import io.broadsheet.digest.mail.MailRoutes;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The signup form: what a reader types stays until it is accepted. */
@Controller
class SignupController {

    private static final Logger log = LoggerFactory.getLogger(SignupController.class);

    private static final String POLICY_WITH_SCRIPT =
            "default-src 'none'; script-src 'self'; worker-src blob:; connect-src 'self'; style-src 'self'; "
                    + "img-src 'self' data: https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Signups signups;
    private final SignupPage page;
    private final Origins origins;
    private final MailRoutes mail;
    private final Effort effort;
    private final Newsletters newsletters;

    SignupController(
            Signups signups,
            SignupPage page,
            Origins origins,
            MailRoutes mail,
            Effort effort,
            Newsletters newsletters) {
        this.signups = signups;
        this.page = page;
        this.origins = origins;
        this.mail = mail;
        this.effort = effort;
        this.newsletters = newsletters;
    }

    /** The page may run the one script that proves work, if that is wanted; no other page runs any. */
    @ModelAttribute
    void allowScript(HttpServletResponse response) {
        if (effort.isWanted()) {
            response.setHeader("Content-Security-Policy", POLICY_WITH_SCRIPT);
        }
    }

    @GetMapping("/")
    ModelAndView form(@ModelAttribute(name = "publication", binding = false) Newsletter newsletter) {
        return page.empty(newsletter);
    }

    /** Where a reader lands who reloads the form after a refused attempt. */
    @GetMapping("/subscriptions")
    ModelAndView noForm() {
        return SeeOther.to("/");
    }

    @PostMapping("/subscriptions")
    ModelAndView signUp(
            SignupForm form,
            @ModelAttribute(name = "publication", binding = false) Newsletter newsletter,
            HttpServletRequest request) {
        try {
            return answer(form, newsletter, signups.take(form, origins.of("form", request, form.form())));
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "signup not taken, database trouble: {}",
                    e.getClass().getSimpleName()); // its words may have the address
            return page.failed(HttpStatus.SERVICE_UNAVAILABLE, form, Sentence.of("signup.failed"));
        }
    }

    private ModelAndView answer(SignupForm form, Newsletter newsletter, SignupOutcome outcome) {
        return switch (outcome) {
            case SignupOutcome.Accepted() ->
                SeeOther.to("/subscriptions/check-your-inbox" + newsletters.query(newsletter));
            case SignupOutcome.Refused(Map<String, Sentence> problems) -> page.refused(form, problems);
            case SignupOutcome.Doubtful(String suggestion) -> page.doubtful(form, suggestion);
            case SignupOutcome.OnceMore() ->
                page.failed(HttpStatus.UNPROCESSABLE_CONTENT, form, Sentence.of("signup.oncemore"));
            case SignupOutcome.Unproven why -> page.unproven(form, why);
            case SignupOutcome.TooMany(Duration retryAfter) ->
                page.failed(
                        HttpStatus.TOO_MANY_REQUESTS, form, Sentence.of("signup.toomany", Words.duration(retryAfter)));
        };
    }

    @GetMapping("/subscriptions/check-your-inbox")
    ModelAndView checkYourInbox() {
        return new ModelAndView(
                "check-your-inbox", "mailIsLate", mail.lastProblem().isPresent());
    }
}
