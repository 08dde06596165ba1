package io.broadsheet.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says where the body of a request is not the JSON that is wanted; Spring's own answer is that it is not. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableBodies {

    @ExceptionHandler
    ProblemDetail on(HttpMessageNotReadableException unreadable) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, inWords(unreadable.getCause()));
    }

    private static String inWords(@Nullable Throwable cause) {
        return switch (cause) {
            case MismatchedInputException other
            when !other.getPath().isEmpty() ->
                "%s has to be %s".formatted(other.getPath().getFirst().getPropertyName(), form(other.getTargetType()));
            case MismatchedInputException _ -> "the body has to be a JSON object, {…}";
            case JacksonException broken ->
                "the body is not JSON from line %d, column %d on"
                        .formatted(
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr());
            case null, default -> "the body is missing: send a JSON object, {…}";
        };
    }

    private static String form(@Nullable Class<?> type) {
        if (type == Instant.class) {
            return "a time as 2026-11-23T00:00:00Z";
        }
        return type == Double.class ? "a number as 0.5" : "a text in quotes";
    }
}
