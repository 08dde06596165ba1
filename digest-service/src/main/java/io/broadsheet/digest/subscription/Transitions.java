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
    private static final Set<SubscriptionState> LIVE =
            EnumSet.of(SubscriptionState.PENDING, SubscriptionState.ACTIVE, SubscriptionState.SUSPENDED);

    private final TransactionOperations transaction;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final Suppressions suppressions;
    private final Deliveries deliveries;
    private final Duration coolDown;

    Transitions(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            Suppressions suppressions,
            Deliveries deliveries,
            Duration coolDown) {
        this.transaction = transaction;
        this.subscriptions = subscriptions;
        this.events = events;
        this.suppressions = suppressions;
        this.deliveries = deliveries;
        this.coolDown = coolDown;
    }

    /** Asks for a confirmation; does nothing for an active reader, or within the cool-down. */
    void request(Signup signup, Origin origin) {
        transaction.executeWithoutResult(status -> subscriptions
                .add(signup)
                .or(() -> subscriptions.renew(signup, coolDown))
                .ifPresent(subscription -> requested(subscription, origin)));
    }

    /** The same for who holds a link that is too old. */
    void requestAgain(UUID id, Origin origin) {
        transaction.executeWithoutResult(
                status -> subscriptions.renew(id, coolDown).ifPresent(subscription -> requested(subscription, origin)));
    }

    private void requested(Subscription subscription, Origin origin) {
        record(subscription, "requested", origin);
        deliveries.enqueue(DeliveryKind.CONFIRMATION, subscription.id());
    }

    /** Makes a pending subscription active; false when it was not pending. */
    boolean confirm(UUID id, Origin origin) {
        Optional<Subscription> result = transaction.execute(status -> {
            Optional<Subscription> confirmed = subscriptions.activate(id);
            confirmed.ifPresent(subscription -> {
                record(subscription, "confirmed", origin);
                email(subscription).ifPresent(email -> suppressions.lift(subscription.newsletter(), email));
                deliveries.enqueue(DeliveryKind.WELCOME, subscription.id());
            });
            return confirmed;
        });
        return result.isPresent();
    }

    /** Ends a subscription at the reader's wish; false when it had ended that way before. */
    boolean unsubscribe(UUID id, Origin origin) {
        Optional<Subscription> result = transaction.execute(status -> {
            Optional<Subscription> left = subscriptions.end(id, SubscriptionState.UNSUBSCRIBED, CAN_LEAVE);
            left.ifPresent(subscription -> {
                record(subscription, "unsubscribed", origin);
                suppress(subscription, "unsubscribed");
            });
            return left;
        });
        return result.isPresent();
    }

    /** Ends a pending subscription whose confirmation mail was refused for good. */
    boolean unreachable(UUID id, Origin origin) {
        Optional<Subscription> result = transaction.execute(status -> {
            Optional<Subscription> ended =
                    subscriptions.end(id, SubscriptionState.UNREACHABLE, Set.of(SubscriptionState.PENDING));
            ended.ifPresent(subscription -> record(subscription, "unreachable", origin));
            return ended;
        });
        return result.isPresent();
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

    private void record(Subscription subscription, String type, Origin origin) {
        events.add(subscription, type, subscription.state(), origin);
        log.info(
                "subscription {} id={} newsletter={} origin={}",
                type,
                subscription.id(),
                subscription.newsletter(),
                origin.channel());
    }

    private void suppress(Subscription subscription, String reason) {
        email(subscription).ifPresent(email -> suppressions.add(subscription.newsletter(), email, reason));
    }

    private static Optional<EmailAddress> email(Subscription subscription) {
        return EmailAddress.parse(subscription.email());
    }
}
