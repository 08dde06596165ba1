package io.broadsheet.digest.pages;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the default newsletter's name at the head of every page that is not about another one. */
@ControllerAdvice(annotations = Controller.class)
class Masthead {

    private final Newsletters newsletters;

    Masthead(Newsletters newsletters) {
        this.newsletters = newsletters;
    }

    @ModelAttribute("publication")
    Newsletter publication() {
        return newsletters.byDefault();
    }
}
