package io.broadsheet.digest.subscription;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way out: a page with a button for people, and the one-click POST of RFC 8058 for their mail programs. */
@Controller
@RequestMapping("/unsubscribe")
class UnsubscribeController {

    private final LinkOpener links;
    private final LinkPages pages;
    private final Transitions transitions;

    UnsubscribeController(LinkOpener links, LinkPages pages, Transitions transitions) {
        this.links = links;
        this.pages = pages;
        this.transitions = transitions;
    }

    @GetMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String token) {
        return show(token);
    }

    @PostMapping
    ModelAndView leave(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        if (links.open(TokenPurpose.UNSUBSCRIBE, token) instanceof ReaderLink.Usable(Subscription subscription)) {
            transitions.unsubscribe(subscription.id(), origin("unsubscribe-page", request));
        }
        return show(token);
    }

    @PostMapping(params = "List-Unsubscribe=One-Click")
    ResponseEntity<String> oneClick(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return switch (links.open(TokenPurpose.UNSUBSCRIBE, token)) {
            case ReaderLink.Usable(Subscription subscription) -> {
                transitions.unsubscribe(subscription.id(), origin("one-click", request));
                yield plain(HttpStatus.OK, "You're out. You will get no more mail from us.");
            }
            case ReaderLink.Gone() -> plain(HttpStatus.OK, "This address is not on our list.");
            case ReaderLink.Expired(Subscription subscription) -> broken();
            case ReaderLink.Broken() -> broken();
        };
    }

    private ModelAndView show(String token) {
        return switch (links.open(TokenPurpose.UNSUBSCRIBE, token)) {
            case ReaderLink.Usable(Subscription subscription) ->
                switch (subscription.state()) {
                    case UNSUBSCRIBED, COMPLAINED -> pages.page("unsubscribed", subscription);
                    case PENDING, ACTIVE, EXPIRED, UNREACHABLE, SUSPENDED ->
                        pages.page("unsubscribe", subscription).addObject("token", token);
                };
            case ReaderLink.Gone() -> pages.gone();
            case ReaderLink.Expired(Subscription subscription) -> pages.broken();
            case ReaderLink.Broken() -> pages.broken();
        };
    }

    private static ResponseEntity<String> broken() {
        return plain(HttpStatus.BAD_REQUEST, "This link is incomplete or was changed; nobody was unsubscribed.");
    }

    private static ResponseEntity<String> plain(HttpStatus status, String text) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text);
    }

    private static Origin origin(String channel, HttpServletRequest request) {
        return new Origin(channel, Network.of(request.getRemoteAddr()));
    }
}
