package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryKind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves a subscription to another address. The new address has to agree; the old one hears of it, stays until then, and may
 * call it off even afterwards, since whoever a mail was forwarded to can ask for a move.
 */
final class AddressMoves {

    private final TransactionOperations transaction;
    private final AddressChanges changes;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final Suppressions suppressions;
    private final Deliveries deliveries;
    private final Duration coolDown;
    private final LocalPartCase letters;

    AddressMoves(
            TransactionOperations transaction,
            AddressChanges changes,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            Suppressions suppressions,
            Deliveries deliveries,
            Duration coolDown,
            LocalPartCase letters) {
        this.transaction = transaction;
        this.changes = changes;
        this.subscriptions = subscriptions;
        this.events = events;
        this.suppressions = suppressions;
        this.deliveries = deliveries;
        this.coolDown = coolDown;
        this.letters = letters;
    }

    /** What came of a button in one of the two mails. */
    enum Outcome {
        DONE,
        /** The address to move to is on the list in its own right. */
        TAKEN,
        /** It was called off, replaced by a newer wish, done before, or the reader has left. */
        PAST
    }

    /** Asks the new address, and tells the old one; does nothing within the cool-down. */
    void request(Subscription subscription, EmailAddress address) {
        transaction.executeWithoutResult(status -> changes.request(subscription, address, coolDown)
                .ifPresent(change -> {
                    deliveries.enqueue(DeliveryKind.ADDRESS_CONFIRMATION, subscription.id());
                    deliveries.enqueue(DeliveryKind.ADDRESS_NOTICE, subscription.id());
                }));
    }

    Outcome confirm(UUID changeId, Origin origin) {
        return outcome(status -> changes.confirm(changeId)
                .map(change -> move(change.subscriptionId(), change.newEmail(), origin))
                .orElse(Outcome.PAST));
    }

    /** Keeps the old address, or goes back to it. */
    Outcome keep(UUID changeId, Origin origin) {
        return outcome(status -> changes.callOff(changeId)
                .map(change -> change.confirmedAt() == null
                        ? Outcome.DONE
                        : move(change.subscriptionId(), change.oldEmail(), origin))
                .orElse(Outcome.PAST));
    }

    private Outcome outcome(org.springframework.transaction.support.TransactionCallback<Outcome> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Outcome outcome = work.doInTransaction(status);
            if (outcome != Outcome.DONE) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome move(UUID subscriptionId, String email, Origin origin) {
        EmailAddress address = EmailAddress.stored(email, letters);
        Optional<Subscription> moved = subscriptions.move(subscriptionId, address);
        moved.ifPresent(subscription -> {
            events.record(subscription, "address-changed", origin);
            suppressions.lift(subscription.newsletter(), address);
        });
        if (moved.isPresent()) {
            return Outcome.DONE;
        }
        return subscriptions.find(subscriptionId).filter(Subscription::gets).isPresent() ? Outcome.TAKEN : Outcome.PAST;
    }
}
