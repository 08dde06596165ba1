package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Moves subscriptions from state to state: the change, its event and the mail it calls for are one transaction. */
final class Transitions {

    private static final Logger log = LoggerFactory.getLogger(Transitions.class);
    private static final Set<SubscriptionState> CAN_LEAVE =
            EnumSet.complementOf(EnumSet.of(SubscriptionState.UNSUBSCRIBED, SubscriptionState.COMPLAINED));
    private static final Set<SubscriptionState> GETS_MAIL =
            EnumSet.of(SubscriptionState.ACTIVE, SubscriptionState.SUSPENDED);
    private static final Set<SubscriptionState> LIVE =
            EnumSet.of(SubscriptionState.PENDING, SubscriptionState.ACTIVE, SubscriptionState.SUSPENDED);

    private final TransactionOperations transaction;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final Suppressions suppressions;
    private final Deliveries deliveries;
    private final Duration coolDown;
    private final boolean goodbye;
    private final boolean welcome;

    Transitions(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            Suppressions suppressions,
            Deliveries deliveries,
            Duration coolDown,
            boolean goodbye,
            boolean welcome) {
        this.transaction = transaction;
        this.subscriptions = subscriptions;
        this.events = events;
        this.suppressions = suppressions;
        this.deliveries = deliveries;
        this.coolDown = coolDown;
        this.goodbye = goodbye;
        this.welcome = welcome;
    }

    /** Asks for a confirmation again, as who holds a link that is too old wants it. */
    void requestAgain(UUID id, Origin origin) {
        transaction.executeWithoutResult(
                status -> subscriptions.renew(id, coolDown).ifPresent(subscription -> requested(subscription, origin)));
    }

    private void requested(Subscription subscription, Origin origin) {
        events.record(subscription, "requested", origin);
        deliveries.enqueue(DeliveryKind.CONFIRMATION, subscription.id());
    }

    /** Makes a pending subscription active; false when it was not pending. */
    boolean confirm(UUID id, Origin origin) {
        Optional<Subscription> result = transaction.execute(status -> {
            Optional<Subscription> confirmed = subscriptions.activate(id);
            confirmed.ifPresent(subscription -> {
                events.record(subscription, "confirmed", origin);
                suppressions.lift(subscription.newsletter(), EmailAddress.stored(subscription.email()));
                if (welcome) {
                    deliveries.enqueue(DeliveryKind.WELCOME, subscription.id());
                }
            });
            return confirmed;
        });
        return result.isPresent();
    }

    /** Ends a subscription at the reader's wish; false when it had ended that way before. */
    boolean unsubscribe(UUID id, Origin origin) {
        Boolean left = transaction.execute(status -> leave(id, origin));
        return Boolean.TRUE.equals(left);
    }

    /** Ends all subscriptions of the reader who has this one. */
    void unsubscribeFromAll(UUID id, Origin origin) {
        transaction.executeWithoutResult(
                status -> subscriptions.ofSameReader(id).forEach(each -> leave(each, origin)));
    }

    private boolean leave(UUID id, Origin origin) {
        Optional<Subscription> reader = subscriptions.end(id, SubscriptionState.UNSUBSCRIBED, GETS_MAIL);
        // a mail to say goodbye, since someone else may have pressed the button; never to who has not confirmed
        if (goodbye && reader.isPresent()) {
            deliveries.enqueue(DeliveryKind.GOODBYE, id);
        }
        Optional<Subscription> left = reader.or(() -> subscriptions.end(id, SubscriptionState.UNSUBSCRIBED, CAN_LEAVE));
        left.ifPresent(subscription -> {
            events.record(subscription, "unsubscribed", origin);
            suppress(subscription, "unsubscribed");
        });
        return left.isPresent();
    }

    /** Forgets a reader but for a keyed hash of the address; false when there is no such subscription. */
    boolean erase(UUID id, Origin origin) {
        Optional<Subscription> result = transaction.execute(status -> {
            Optional<Subscription> erased = subscriptions.delete(id);
            erased.ifPresent(subscription -> {
                if (LIVE.contains(subscription.state())) {
                    events.add(subscription, "unsubscribed", SubscriptionState.UNSUBSCRIBED, origin);
                }
                events.forgetNetworks(id);
                suppress(subscription, "erased");
                log.info("subscription erased id={} origin={}", id, origin.channel());
            });
            return erased;
        });
        return result.isPresent();
    }

    private void suppress(Subscription subscription, String reason) {
        suppressions.add(subscription.newsletter(), EmailAddress.stored(subscription.email()), reason);
    }
}
