package io.broadsheet.digest.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What mail servers, operators and readers do to a subscription beyond coming and going; each is one conditional update, and
 * false or nothing means that the subscription was in no state for it.
 */
public final class Standing {

    private final TransactionOperations transaction;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final Suppressions suppressions;

    Standing(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            Suppressions suppressions) {
        this.transaction = transaction;
        this.subscriptions = subscriptions;
        this.events = events;
        this.suppressions = suppressions;
    }

    /**
     * Stops editions to a reader whose mail keeps coming back.
     *
     * @param channel who found out, for the evidence: operator, delivery, bounce
     */
    public boolean suspend(UUID id, String channel) {
        return step(
                        "suspended",
                        Origin.of(channel),
                        () -> subscriptions.end(id, SubscriptionState.SUSPENDED, Set.of(SubscriptionState.ACTIVE)))
                .isPresent();
    }

    /** Lets a suspended reader have editions again. */
    public boolean reinstate(UUID id, String channel) {
        return step("reinstated", Origin.of(channel), () -> subscriptions.reinstate(id))
                .isPresent();
    }

    /** Ends the subscription of someone who called our mail spam; no import brings them back. */
    public boolean complain(UUID id, String channel) {
        return step("complained", Origin.of(channel), () -> {
                    Optional<Subscription> ended = subscriptions.end(
                            id,
                            SubscriptionState.COMPLAINED,
                            Set.of(SubscriptionState.ACTIVE, SubscriptionState.SUSPENDED, SubscriptionState.PENDING));
                    ended.ifPresent(
                            it -> suppressions.add(it.newsletter(), EmailAddress.stored(it.email()), "complained"));
                    return ended;
                })
                .isPresent();
    }

    /**
     * Ends a pending subscription, or suspends an active one, since the address does not work. Not for mails that failed for any
     * other reason: a pending reader whose confirmation was lost that way may still confirm by the next one.
     */
    public boolean undeliverable(UUID id, String channel) {
        return suspend(id, channel) || unreachable(id, channel);
    }

    private boolean unreachable(UUID id, String channel) {
        return step(
                        "unreachable",
                        Origin.of(channel),
                        () -> subscriptions.end(id, SubscriptionState.UNREACHABLE, Set.of(SubscriptionState.PENDING)))
                .isPresent();
    }

    Optional<Subscription> pause(UUID id, Instant until, Origin origin) {
        return step("paused", origin, () -> subscriptions.pause(id, until));
    }

    Optional<Subscription> resume(UUID id, Origin origin) {
        return step("resumed", origin, () -> subscriptions.resume(id));
    }

    private Optional<Subscription> step(String type, Origin origin, Supplier<Optional<Subscription>> change) {
        Optional<Subscription> result = transaction.execute(status -> {
            Optional<Subscription> changed = change.get();
            changed.ifPresent(subscription -> events.record(subscription, type, origin));
            return changed;
        });
        return result == null ? Optional.empty() : result;
    }
}
