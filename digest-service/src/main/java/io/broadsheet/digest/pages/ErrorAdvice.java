package io.broadsheet.digest.pages;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;

/** What readers and programs are told when a request cannot be served. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorAdvice {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    private final ErrorAnswers answers;

    ErrorAdvice(ErrorAnswers answers) {
        this.answers = answers;
    }

    /** The database is away, or slow beyond patience: worth another try, unlike a bug. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    Object unavailable(Exception failure, HttpServletRequest request) {
        log.warn(
                "request not served, database trouble: path={} reason={}",
                request.getRequestURI(),
                failure.getMessage());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "Something went wrong. Please try again.");
        return answers.answer(request, request.getRequestURI(), problem, new HttpHeaders());
    }

    /**
     * Not the JSON that was expected, or a form that is cut off or not in UTF-8: the words say no more, or they would say how it is read. What
     * is only too large knows that by itself.
     */
    @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class, InvalidParameterException.class
    })
    Object unreadable(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse response) {
            return answers.answer(request, request.getRequestURI(), response.getBody(), response.getHeaders());
        }
        log.debug("request not readable path={}", request.getRequestURI(), failure);
        if (failure instanceof InvalidParameterException form
                && form.getErrorCode() != HttpStatus.BAD_REQUEST.value()) {
            ProblemDetail problem = ProblemDetail.forStatus(form.getErrorCode());
            return answers.answer(request, request.getRequestURI(), problem, new HttpHeaders());
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "The body cannot be read as %s, or a field in it is of another type than expected."
                        .formatted(Objects.requireNonNullElse(request.getContentType(), "anything")));
        return answers.answer(request, request.getRequestURI(), problem, new HttpHeaders());
    }

    /** What the web framework refuses by itself: unknown paths, methods, media types. */
    @ExceptionHandler({ServletException.class, ErrorResponseException.class})
    Object refused(Exception refusal, HttpServletRequest request) throws Exception {
        if (refusal instanceof ErrorResponse response) {
            return answers.answer(request, request.getRequestURI(), response.getBody(), response.getHeaders());
        }
        throw refusal;
    }
}
