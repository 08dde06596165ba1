package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryView;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** One subscription as an operator sees it, with its evidence, and what an operator may do to it. */
@RestController
@RequestMapping("/api/operator/subscriptions")
class OperatorStandingController {

    private static final String CHANNEL = "operator";

    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final SubscriptionCounts counts;
    private final Standing standing;
    private final Deliveries deliveries;

    OperatorStandingController(
            Subscriptions subscriptions,
            SubscriptionEvents events,
            SubscriptionCounts counts,
            Standing standing,
            Deliveries deliveries) {
        this.subscriptions = subscriptions;
        this.events = events;
        this.counts = counts;
        this.standing = standing;
        this.deliveries = deliveries;
    }

    /**
     * A subscription with its history, oldest first.
     *
     * @param mails what was owed to it beside editions, and what became of that
     */
    record History(
            SubscriptionList.Item subscription, List<SubscriptionEvents.Entry> events, List<DeliveryView> mails) {}

    @GetMapping("/{id}")
    History one(@PathVariable UUID id) {
        return new History(SubscriptionList.Item.of(find(id)), events.of(id), deliveries.lettersOf(id));
    }

    @GetMapping("/summary")
    SubscriptionCounts.Counts summary(@RequestParam(defaultValue = "") String newsletter) {
        return counts.of(newsletter);
    }

    @PostMapping("/{id}/suspend")
    SubscriptionList.Item suspend(@PathVariable UUID id) {
        return changed(id, standing.suspend(id, CHANNEL), "suspended", "active");
    }

    @PostMapping("/{id}/reinstate")
    SubscriptionList.Item reinstate(@PathVariable UUID id) {
        return changed(id, standing.reinstate(id, CHANNEL), "reinstated", "suspended");
    }

    @PostMapping("/{id}/complain")
    SubscriptionList.Item complain(@PathVariable UUID id) {
        return changed(id, standing.complain(id, CHANNEL), "ended for a complaint", "pending, active or suspended");
    }

    private SubscriptionList.Item changed(UUID id, boolean changed, String what, String from) {
        Subscription subscription = find(id);
        if (!changed) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "subscription %s is %s; only one that is %s can be %s"
                            .formatted(id, subscription.state().text(), from, what));
        }
        return SubscriptionList.Item.of(subscription);
    }

    private Subscription find(UUID id) {
        return subscriptions
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no subscription " + id));
    }
}
