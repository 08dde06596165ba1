package io.broadsheet.digest.edition;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answers that say what is wrong with a request (RFC 9457). */
final class Problems {

    private Problems() {}

    static ErrorResponseException of(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /** A request that the edition's state does not allow. */
    static ErrorResponseException wrongState(Edition edition, String wish) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT,
                "Cannot %s the edition %s of %s: it is %s."
                        .formatted(
                                wish,
                                edition.period(),
                                edition.newsletter(),
                                edition.state().spelling()));
        problem.setProperty("state", edition.state().spelling());
        return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
    }
}
