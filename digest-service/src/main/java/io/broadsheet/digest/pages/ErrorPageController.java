package io.broadsheet.digest.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last resort: what the servlet container shows for failures that nothing else answered. */
@Controller
class ErrorPageController implements ErrorController {

    private final ErrorAnswers answers;

    ErrorPageController(ErrorAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        // whoever asks for /error itself has found a page that does not exist
        int code = status instanceof Integer value ? value : HttpStatus.NOT_FOUND.value();
        return answers.answer(
                request,
                path instanceof String uri ? uri : request.getRequestURI(),
                ProblemDetail.forStatus(code),
                new HttpHeaders());
    }
}
