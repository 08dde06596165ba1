package io.broadsheet.digest.subscription;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A reader's own settings. The link may have been forwarded with the mail it came in: the page takes new values, and shows
 * nothing of the old ones.
 */
@Controller
@RequestMapping("/preferences")
class PreferencesController {

    private final LinkOpener links;
    private final LinkPages pages;
    private final Subscriptions subscriptions;
    private final Tokens tokens;

    PreferencesController(LinkOpener links, LinkPages pages, Subscriptions subscriptions, Tokens tokens) {
        this.links = links;
        this.pages = pages;
        this.subscriptions = subscriptions;
        this.tokens = tokens;
    }

    @GetMapping
    ModelAndView show(@RequestParam(defaultValue = "") String token) {
        return switch (links.open(TokenPurpose.PREFERENCES, token)) {
            case ReaderLink.Usable(Subscription subscription) -> settings(subscription, token);
            case ReaderLink.Gone() -> pages.gone();
            case ReaderLink.Expired(Subscription subscription) -> pages.broken();
            case ReaderLink.Broken() -> pages.broken();
        };
    }

    @PostMapping
    ModelAndView save(
            @RequestParam(defaultValue = "") String token, @RequestParam(required = false) @Nullable String name) {
        ModelAndView page = show(token);
        if (!(links.open(TokenPurpose.PREFERENCES, token) instanceof ReaderLink.Usable(Subscription subscription))
                || !isReader(subscription)) {
            return page;
        }
        ReaderName parsed = ReaderName.parse(name);
        if (parsed.wrong() != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("problem", parsed.wrong()).addObject("name", name);
        }
        subscriptions.rename(subscription.id(), parsed.value());
        return page.addObject("saved", true);
    }

    private ModelAndView settings(Subscription subscription, String token) {
        if (!isReader(subscription)) {
            return pages.gone();
        }
        return pages.page("preferences", subscription)
                .addObject("token", token)
                .addObject("email", EmailAddress.masked(subscription.email()))
                .addObject("unsubscribeToken", tokens.issue(TokenPurpose.UNSUBSCRIBE, subscription.id()));
    }

    private static boolean isReader(Subscription subscription) {
        return switch (subscription.state()) {
            case PENDING, ACTIVE, SUSPENDED -> true;
            case UNSUBSCRIBED, EXPIRED, UNREACHABLE, COMPLAINED -> false;
        };
    }
}
