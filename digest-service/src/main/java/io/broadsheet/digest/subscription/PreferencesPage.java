package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Sentence;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a reader's own settings. The link may have been forwarded with the mail it came in: the page takes new values,
 * and shows nothing of the old ones.
 */
final class PreferencesPage {

    private final LinkOpener links;
    private final LinkPages pages;
    private final Newsletters newsletters;
    private final Tokens tokens;
    private final InstantSource clock;

    PreferencesPage(LinkOpener links, LinkPages pages, Newsletters newsletters, Tokens tokens, InstantSource clock) {
        this.links = links;
        this.pages = pages;
        this.newsletters = newsletters;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The page of whom the token names, or the one that says why there is none. */
    ModelAndView show(String token) {
        return with(token, (subscription, page) -> page);
    }

    /** Does something for the reader whom the token names, and gives the page that says so. */
    ModelAndView with(String token, BiFunction<Subscription, ModelAndView, ModelAndView> work) {
        return switch (links.open(TokenPurpose.PREFERENCES, token)) {
            case ReaderLink.Usable(Subscription subscription) ->
                isReader(subscription)
                        ? work.apply(subscription, settings(subscription, token))
                        : pages.gone(subscription);
            case ReaderLink.Gone() -> pages.gone();
            case ReaderLink.Expired(Subscription subscription) -> pages.broken();
            case ReaderLink.Broken() -> pages.broken();
        };
    }

    /** The last day of the pause, as the page and the reader's zone have it. */
    LocalDate day(Subscription subscription, Instant time) {
        return LocalDate.ofInstant(time, zone(subscription));
    }

    ZoneId zone(Subscription subscription) {
        return newsletters
                .find(subscription.newsletter())
                .orElseGet(newsletters::byDefault)
                .zone();
    }

    static ModelAndView refused(ModelAndView page, String field, Sentence problem, @Nullable String typed) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject(field + "Problem", problem).addObject(field, typed == null ? "" : typed);
    }

    private ModelAndView settings(Subscription subscription, String token) {
        List<Newsletter> others = newsletters.all().stream()
                .filter(newsletter -> !newsletter.id().equals(subscription.newsletter()))
                .toList();
        ModelAndView page = pages.page("preferences", subscription)
                .addObject("token", token)
                .addObject("active", subscription.gets())
                .addObject("state", subscription.state().text())
                .addObject("others", others)
                .addObject("masked", EmailAddress.masked(subscription.email()))
                .addObject("unsubscribeToken", tokens.issue(TokenPurpose.UNSUBSCRIBE, subscription.id()));
        Instant pausedUntil = subscription.pausedUntil();
        if (pausedUntil != null && pausedUntil.isAfter(clock.instant())) {
            page.addObject("pausedUntil", day(subscription, pausedUntil));
        }
        return page;
    }

    private static boolean isReader(Subscription subscription) {
        return switch (subscription.state()) {
            case PENDING, ACTIVE, SUSPENDED -> true;
            case UNSUBSCRIBED, EXPIRED, UNREACHABLE, COMPLAINED -> false;
        };
    }
}
