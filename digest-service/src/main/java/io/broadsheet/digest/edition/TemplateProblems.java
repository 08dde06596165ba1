package io.broadsheet.digest.edition;

import io.broadsheet.digest.rendering.TemplateFailure;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells the operator who asks for a mail which of the templates cannot make it, and in which line. */
@RestControllerAdvice(basePackageClasses = TemplateProblems.class)
class TemplateProblems {

    @ExceptionHandler
    ProblemDetail broken(TemplateFailure failure) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, failure.getMessage());
    }
}
