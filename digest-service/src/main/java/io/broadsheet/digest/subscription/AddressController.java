package io.broadsheet.digest.subscription;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The links in the two mails about a change of address: the new one agrees here, and the old one calls it off. */
@Controller
@RequestMapping("/preferences/address")
class AddressController {

    private final Tokens tokens;
    private final AddressChanges changes;
    private final Subscriptions subscriptions;
    private final AddressMoves moves;
    private final LinkPages pages;
    private final Origins origins;

    AddressController(
            Tokens tokens,
            AddressChanges changes,
            Subscriptions subscriptions,
            AddressMoves moves,
            LinkPages pages,
            Origins origins) {
        this.tokens = tokens;
        this.changes = changes;
        this.subscriptions = subscriptions;
        this.moves = moves;
        this.pages = pages;
        this.origins = origins;
    }

    @GetMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String token) {
        return show(TokenPurpose.ADDRESS, token, "address");
    }

    @PostMapping
    ModelAndView agree(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return decide(
                TokenPurpose.ADDRESS, token, "moved", id -> moves.confirm(id, origins.of("confirm-page", request)));
    }

    @GetMapping("/keep")
    ModelAndView askToKeep(@RequestParam(defaultValue = "") String token) {
        return show(TokenPurpose.KEEP_ADDRESS, token, "address-keep");
    }

    @PostMapping("/keep")
    ModelAndView keep(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return decide(
                TokenPurpose.KEEP_ADDRESS, token, "kept", id -> moves.keep(id, origins.of("confirm-page", request)));
    }

    private ModelAndView show(TokenPurpose purpose, String token, String view) {
        return switch (tokens.check(purpose, token)) {
            case TokenCheck.Valid(UUID id) ->
                subscription(id)
                        .map(subscription -> pages.page(view, subscription).addObject("token", token))
                        .orElseGet(() -> outcome("past", Optional.empty()));
            case TokenCheck.Expired(UUID id) -> outcome("past", subscription(id));
            case TokenCheck.Invalid() -> pages.broken();
        };
    }

    private ModelAndView decide(
            TokenPurpose purpose,
            String token,
            String done,
            java.util.function.Function<UUID, AddressMoves.Outcome> decision) {
        return switch (tokens.check(purpose, token)) {
            case TokenCheck.Valid(UUID id) -> {
                Optional<Subscription> subscription = subscription(id);
                yield switch (decision.apply(id)) {
                    case DONE -> outcome(done, subscription);
                    case TAKEN -> outcome("taken", subscription);
                    case PAST -> outcome("past", subscription);
                };
            }
            case TokenCheck.Expired(UUID id) -> outcome("past", subscription(id));
            case TokenCheck.Invalid() -> pages.broken();
        };
    }

    private Optional<Subscription> subscription(UUID changeId) {
        return changes.find(changeId).flatMap(change -> subscriptions.find(change.subscriptionId()));
    }

    private ModelAndView outcome(String outcome, Optional<Subscription> subscription) {
        HttpStatus status = "moved".equals(outcome) || "kept".equals(outcome) ? HttpStatus.OK : HttpStatus.GONE;
        return subscription
                .map(it -> pages.page("address-outcome", status, it))
                .orElseGet(() -> new ModelAndView("address-outcome", status))
                .addObject("outcome", outcome);
    }
}
