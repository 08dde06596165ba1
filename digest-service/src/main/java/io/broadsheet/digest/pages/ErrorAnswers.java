package io.broadsheet.digest.pages;

import io.broadsheet.digest.newsletter.Newsletters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** Says that something failed in the form its recipient reads: a page for people, RFC 9457 for programs. */
final class ErrorAnswers {

    private final Newsletters newsletters;

    ErrorAnswers(Newsletters newsletters) {
        this.newsletters = newsletters;
    }

    /** A page, or the problem itself. */
    Object answer(HttpServletRequest request, String path, ProblemDetail problem, HttpHeaders headers) {
        if (isForProgram(request, path)) {
            return ResponseEntity.of(problem)
                    .headers(all -> all.addAll(headers))
                    .build();
        }
        var page = new ModelAndView("error", HttpStatusCode.valueOf(problem.getStatus()));
        page.addObject("publication", newsletters.byDefault());
        page.addObject("status", problem.getStatus());
        return page;
    }

    private static boolean isForProgram(HttpServletRequest request, String path) {
        if (path.startsWith(request.getContextPath() + "/api/")) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("json") && !accept.contains("text/html");
    }
}
