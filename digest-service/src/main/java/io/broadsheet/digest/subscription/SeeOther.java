package io.broadsheet.digest.subscription;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Sends a browser on after a POST, so that a reload repeats nothing (RFC 9110, 15.4.4). */
final class SeeOther {

    private SeeOther() {}

    static ModelAndView to(String path) {
        var redirect = new RedirectView(path, true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExposeModelAttributes(false);
        return new ModelAndView(redirect);
    }
}
