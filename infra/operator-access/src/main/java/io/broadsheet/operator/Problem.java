package io.broadsheet.operator;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers of the filters in front of the operator API, which no controller's error handling reaches (RFC 9457). */
enum Problem {
    NO_ACCOUNT(HttpStatus.UNAUTHORIZED, "The operator API needs user and password: HTTP Basic, user operator."),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "This account may not do that."),
    OTHER_SITE(HttpStatus.FORBIDDEN, "The request comes from another site.");

    private final HttpStatus status;
    private final String detail;

    Problem(HttpStatus status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write("""
                {"title":"%s","status":%d,"detail":"%s"}
                """.formatted(status.getReasonPhrase(), status.value(), detail)
                .getBytes(StandardCharsets.UTF_8));
    }
}
