package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Signup for other people's sites and programs, under the guards of the form. */
@RestController
class SignupApiController {

    private static final Logger log = LoggerFactory.getLogger(SignupApiController.class);

    private final Signups signups;
    private final Newsletters newsletters;
    private final Messages messages;
    private final DigestProperties digest;
    private final Origins origins;
    private final JsonMapper json;

    SignupApiController(
            Signups signups,
            Newsletters newsletters,
            Messages messages,
            DigestProperties digest,
            Origins origins,
            JsonMapper json) {
        this.signups = signups;
        this.newsletters = newsletters;
        this.messages = messages;
        this.digest = digest;
        this.origins = origins;
        this.json = json;
    }

    @PostMapping(path = "/api/subscriptions", consumes = "application/json")
    ResponseEntity<?> signUp(@RequestBody SignupForm form, HttpServletRequest request) {
        try {
            return take(form, request);
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "signup not taken, database trouble: {}",
                    e.getClass().getSimpleName()); // its words may have the address
            // in the newsletter's language, since a form elsewhere shows it to its reader
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                            HttpStatus.SERVICE_UNAVAILABLE, messages.say(language(form), Sentence.of("signup.failed"))))
                    .build();
        }
    }

    private ResponseEntity<?> take(SignupForm form, HttpServletRequest request) {
        return switch (signups.take(form, origins.of("api", request, form.form()))) {
            case SignupOutcome.Accepted() ->
                ResponseEntity.accepted()
                        .contentType(MediaType.APPLICATION_JSON) // whatever was asked for: it is done
                        .body(accepted(language(form)));
            case SignupOutcome.Refused(Map<String, Sentence> problems) -> refused(problems, language(form));
            case SignupOutcome.Doubtful(String suggestion) ->
                refused(Map.of("email", Sentence.of("signup.email.meant", suggestion)), language(form));
            case SignupOutcome.OnceMore() ->
                missing("stamp", Sentence.of("signup.oncemore"), Optional.empty(), language(form));
            case SignupOutcome.Unproven why -> missing("altcha", why.reason(), why.later(), language(form));
            case SignupOutcome.TooMany(Duration retryAfter) -> tooMany(retryAfter, language(form));
        };
    }

    /** As bytes, whose number is known before the first is sent: an answer in one piece, instead of two chunks. */
    private byte[] accepted(Locale language) {
        return json.writeValueAsBytes(
                Map.of("status", "check-your-inbox", "message", messages.say(language, Sentence.of("inbox.api"))));
    }

    /** Names the field that a form elsewhere lacks, and the page where a reader gets on without it. */
    private ResponseEntity<?> missing(String field, Sentence sentence, Optional<Duration> later, Locale language) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                later.isPresent() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT,
                messages.say(language, sentence));
        problem.setProperty("errors", Map.of(field, messages.say(language, sentence)));
        problem.setProperty("requires", field);
        problem.setProperty("page", digest.link("/").toString());
        return ResponseEntity.of(problem)
                .headers(headers -> later.ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, seconds(wait))))
                .build();
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }

    private ResponseEntity<?> refused(Map<String, Sentence> problems, Locale language) {
        Map<String, String> errors = new LinkedHashMap<>();
        problems.forEach((field, sentence) -> errors.put(field, messages.say(language, sentence)));
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, String.join(" ", errors.values()));
        problem.setProperty("errors", errors);
        return ResponseEntity.of(problem).build();
    }

    private ResponseEntity<?> tooMany(Duration retryAfter, Locale language) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                messages.say(language, Sentence.of("signup.toomany", Words.duration(retryAfter))));
        return ResponseEntity.of(problem)
                .header(HttpHeaders.RETRY_AFTER, seconds(retryAfter))
                .build();
    }

    private Locale language(SignupForm form) {
        return newsletters
                .find(Objects.requireNonNullElse(form.newsletter(), ""))
                .orElseGet(newsletters::byDefault)
                .language();
    }
}
