package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletters;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The pages behind readers' links, under the masthead of the newsletter that the link is about. */
final class LinkPages {

    private final Newsletters newsletters;

    LinkPages(Newsletters newsletters) {
        this.newsletters = newsletters;
    }

    ModelAndView page(String view, Subscription subscription) {
        return page(view, HttpStatus.OK, subscription);
    }

    ModelAndView page(String view, HttpStatus status, Subscription subscription) {
        var page = new ModelAndView(view, status);
        newsletters.find(subscription.newsletter()).ifPresent(newsletter -> page.addObject("publication", newsletter));
        return page;
    }

    /** Where a reader goes whom a mail is on its way to. */
    ModelAndView inbox(Subscription subscription) {
        return SeeOther.to("/subscriptions/check-your-inbox"
                + newsletters
                        .find(subscription.newsletter())
                        .map(newsletters::query)
                        .orElse(""));
    }

    /** The same of a subscription that still is known, under its own masthead. */
    ModelAndView gone(Subscription subscription) {
        return page("link-gone", HttpStatus.NOT_FOUND, subscription);
    }

    /** The link does not say whom it is about. */
    ModelAndView broken() {
        return new ModelAndView("link-broken", HttpStatus.BAD_REQUEST);
    }

    /** Whom the link is about is not on a list any more. */
    ModelAndView gone() {
        return new ModelAndView("link-gone", HttpStatus.NOT_FOUND);
    }
}
