package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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
    private final Subscriptions subscriptions;
    private final ReaderData data;
    private final SignupLimit limit;
    private final Origins origins;
    private final Newsletters newsletters;
    private final Messages messages;

    UnsubscribeController(
            LinkOpener links,
            LinkPages pages,
            Transitions transitions,
            Subscriptions subscriptions,
            ReaderData data,
            SignupLimit limit,
            Origins origins,
            Newsletters newsletters,
            Messages messages) {
        this.links = links;
        this.pages = pages;
        this.transitions = transitions;
        this.subscriptions = subscriptions;
        this.data = data;
        this.limit = limit;
        this.origins = origins;
        this.newsletters = newsletters;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String token) {
        return show(token);
    }

    @PostMapping
    ModelAndView leave(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "false") boolean all,
            HttpServletRequest request) {
        if (links.open(TokenPurpose.UNSUBSCRIBE, token) instanceof ReaderLink.Usable(Subscription subscription)) {
            Origin origin = origins.of("unsubscribe-page", request);
            if (all) {
                transitions.unsubscribeFromAll(subscription.id(), origin);
            } else {
                transitions.unsubscribe(subscription.id(), origin);
            }
        }
        return show(token);
    }

    /** Why a reader has left: asked afterwards, so that it stands in nobody's way. */
    @PostMapping("/reason")
    ModelAndView explain(
            @RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String reason) {
        if (links.open(TokenPurpose.UNSUBSCRIBE, token) instanceof ReaderLink.Usable(Subscription subscription)) {
            boolean noted = LeaveReason.parse(reason)
                    .filter(known -> subscriptions.explain(subscription.id(), known))
                    .isPresent();
            return show(token).addObject("thanked", noted);
        }
        return show(token);
    }

    /** What is kept of who has left can be seen and erased too; by mail, as from the settings. */
    @PostMapping("/data-link")
    ModelAndView sendDataLink(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        ModelAndView page = show(token);
        if (links.open(TokenPurpose.UNSUBSCRIBE, token) instanceof ReaderLink.Usable(Subscription subscription)) {
            Optional<Duration> wait = limit.count(Network.of(request.getRemoteAddr()));
            if (wait.isPresent()) {
                page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
                return page.addObject("failure", Sentence.of("signup.toomany", Words.duration(wait.get())));
            }
            data.sendLink(subscription.id());
            page.addObject("done", Sentence.of("settings.data.asked"));
        }
        return page;
    }

    @PostMapping(params = "List-Unsubscribe=One-Click")
    ResponseEntity<String> oneClick(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return switch (links.open(TokenPurpose.UNSUBSCRIBE, token)) {
            case ReaderLink.Usable(Subscription subscription) -> {
                transitions.unsubscribe(subscription.id(), origins.of("one-click", request));
                yield plain(HttpStatus.OK, "left.oneclick");
            }
            case ReaderLink.Gone() -> plain(HttpStatus.OK, "left.oneclick.unknown");
            case ReaderLink.Expired(Subscription subscription) -> broken();
            case ReaderLink.Broken() -> broken();
        };
    }

    private ModelAndView show(String token) {
        return switch (links.open(TokenPurpose.UNSUBSCRIBE, token)) {
            case ReaderLink.Usable(Subscription subscription) ->
                switch (subscription.state()) {
                    case UNSUBSCRIBED, COMPLAINED ->
                        pages.page("unsubscribed", subscription)
                                .addObject("token", token)
                                .addObject("mayAsk", subscription.state() == SubscriptionState.UNSUBSCRIBED)
                                .addObject("reasons", LeaveReason.texts());
                    case PENDING, ACTIVE, EXPIRED, UNREACHABLE, SUSPENDED ->
                        pages.page("unsubscribe", subscription)
                                .addObject("token", token)
                                .addObject("several", newsletters.all().size() > 1);
                };
            case ReaderLink.Gone() -> pages.gone();
            case ReaderLink.Expired(Subscription subscription) -> pages.broken();
            case ReaderLink.Broken() -> pages.broken();
        };
    }

    private ResponseEntity<String> broken() {
        return plain(HttpStatus.BAD_REQUEST, "left.oneclick.broken");
    }

    private ResponseEntity<String> plain(HttpStatus status, String key) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(messages.say(newsletters.byDefault().language(), Sentence.of(key)));
    }
}
