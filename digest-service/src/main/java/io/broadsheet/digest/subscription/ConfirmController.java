package io.broadsheet.digest.subscription;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The link in the confirmation mail: opening it only asks, since programs open links too; the button confirms. */
@Controller
@RequestMapping("/confirm")
class ConfirmController {

    private final LinkOpener links;
    private final LinkPages pages;
    private final Transitions transitions;
    private final Origins origins;

    ConfirmController(LinkOpener links, LinkPages pages, Transitions transitions, Origins origins) {
        this.links = links;
        this.pages = pages;
        this.transitions = transitions;
        this.origins = origins;
    }

    @GetMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String token) {
        return show(token);
    }

    @PostMapping
    ModelAndView confirm(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        if (links.open(TokenPurpose.CONFIRM, token) instanceof ReaderLink.Usable(Subscription subscription)) {
            if (transitions.confirm(subscription.id(), origins.of("confirm-page", request))) {
                return pages.page("confirmed", subscription);
            }
            // someone else may have changed it first, and then their result is the answer
        }
        return show(token);
    }

    @PostMapping("/new-link")
    ModelAndView sendNewLink(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return switch (links.open(TokenPurpose.CONFIRM, token)) {
            case ReaderLink.Usable(Subscription subscription) -> renewed(subscription, request);
            case ReaderLink.Expired(Subscription subscription) -> renewed(subscription, request);
            case ReaderLink.Gone() -> pages.gone();
            case ReaderLink.Broken() -> pages.broken();
        };
    }

    private ModelAndView renewed(Subscription subscription, HttpServletRequest request) {
        transitions.requestAgain(subscription.id(), origins.of("confirm-page", request));
        return pages.inbox(subscription);
    }

    private ModelAndView show(String token) {
        return switch (links.open(TokenPurpose.CONFIRM, token)) {
            case ReaderLink.Usable(Subscription subscription) -> inTime(subscription, token);
            case ReaderLink.Expired(Subscription subscription) -> tooLate(subscription, token);
            case ReaderLink.Gone() -> pages.gone();
            case ReaderLink.Broken() -> pages.broken();
        };
    }

    private ModelAndView inTime(Subscription subscription, String token) {
        return switch (subscription.state()) {
            case PENDING -> pages.page("confirm", subscription).addObject("token", token);
            case ACTIVE -> pages.page("already-confirmed", subscription);
            case EXPIRED, UNREACHABLE -> expired(subscription, token);
            case UNSUBSCRIBED, SUSPENDED, COMPLAINED -> pages.gone(subscription);
        };
    }

    private ModelAndView tooLate(Subscription subscription, String token) {
        return switch (subscription.state()) {
            case ACTIVE -> pages.page("already-confirmed", subscription);
            case PENDING, EXPIRED, UNREACHABLE -> expired(subscription, token);
            case UNSUBSCRIBED, SUSPENDED, COMPLAINED -> pages.gone(subscription);
        };
    }

    private ModelAndView expired(Subscription subscription, String token) {
        return pages.page("confirm-expired", HttpStatus.GONE, subscription).addObject("token", token);
    }
}
