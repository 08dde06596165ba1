package io.broadsheet.digest.subscription;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signup for other people's sites and programs, under the guards of the form. */
@RestController
class SignupApiController {

    private final Signups signups;

    SignupApiController(Signups signups) {
        this.signups = signups;
    }

    @PostMapping(path = "/api/subscriptions", consumes = "application/json")
    ResponseEntity<?> signUp(@RequestBody SignupForm form, HttpServletRequest request) {
        return switch (signups.take(form, new Origin("api", Network.of(request.getRemoteAddr())))) {
            case SignupOutcome.Accepted() -> ResponseEntity.accepted().body(Map.of("status", "check-your-inbox"));
            case SignupOutcome.Refused(Map<String, String> problems) -> refused(problems);
            case SignupOutcome.TooMany(Duration retryAfter) -> tooMany(retryAfter);
        };
    }

    private static ResponseEntity<?> refused(Map<String, String> problems) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, String.join(" ", problems.values()));
        problem.setProperty("errors", problems);
        return ResponseEntity.of(problem).build();
    }

    private static ResponseEntity<?> tooMany(Duration retryAfter) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "Many requests came from your network. Try again in %s.".formatted(Words.duration(retryAfter)));
        return ResponseEntity.of(problem)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())))
                .build();
    }
}
