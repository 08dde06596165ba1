package io.broadsheet.digest.pages;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts a newsletter's name at the head of every page: the one by default, if the page is not about another one. */
@ControllerAdvice(annotations = Controller.class)
class Masthead {

    private final Newsletters newsletters;

    Masthead(Newsletters newsletters) {
        this.newsletters = newsletters;
    }

    /**
     * The newsletter, unless the page knows better.
     *
     * @param newsletter the one that the request asks about, if it does
     */
    @ModelAttribute("publication")
    Newsletter publication(@RequestParam(defaultValue = "") String newsletter) {
        return newsletters.find(newsletter).orElseGet(newsletters::byDefault);
    }
}
