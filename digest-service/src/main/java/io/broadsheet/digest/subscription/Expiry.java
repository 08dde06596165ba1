package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Reminds once of requests that nobody confirmed, ends them in time, and forgets what only mattered for a while. */
class Expiry {

    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    private static final int BATCH = 500;

    private final TransactionOperations transaction;
    private final Subscriptions subscriptions;
    private final PendingSubscriptions pending;
    private final AddressChanges changes;
    private final SubscriptionEvents events;
    private final Deliveries deliveries;
    private final SignupLimit limit;
    private final SpentProofs proofs;
    private final SubscriptionProperties properties;
    private final InstantSource clock;

    Expiry(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            PendingSubscriptions pending,
            AddressChanges changes,
            SubscriptionEvents events,
            Deliveries deliveries,
            SignupLimit limit,
            SpentProofs proofs,
            SubscriptionProperties properties,
            InstantSource clock) {
        this.transaction = transaction;
        this.subscriptions = subscriptions;
        this.pending = pending;
        this.changes = changes;
        this.events = events;
        this.deliveries = deliveries;
        this.limit = limit;
        this.proofs = proofs;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT10S")
    void sweep() {
        try {
            int expired = inBatches(this::expireBatch);
            int reminded = properties.remindAfter().isZero() ? 0 : inBatches(this::remindBatch);
            int purged = inBatches(this::purgeBatch);
            changes.purge(before(properties.confirmWithin()));
            limit.tidy();
            proofs.tidy();
            pending.forgetRepeats(before(Duration.ofDays(1)));
            if (expired + reminded + purged > 0) {
                log.info("subscriptions swept expired={} reminded={} purged={}", expired, reminded, purged);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("subscriptions not swept, next try in a minute: {}", e.getMessage());
        }
    }

    private int inBatches(IntSupplier step) {
        int all = 0;
        int batch;
        do {
            batch = Objects.requireNonNull(transaction.execute(status -> step.getAsInt()));
            all += batch;
        } while (batch == BATCH);
        return all;
    }

    private int expireBatch() {
        List<Subscription> expired = subscriptions.expire(before(properties.confirmWithin()), BATCH);
        expired.forEach(
                subscription -> events.add(subscription, "expired", SubscriptionState.EXPIRED, Origin.of("schedule")));
        return expired.size();
    }

    private int remindBatch() {
        List<Subscription> due = subscriptions.remind(before(properties.remindAfter()), BATCH);
        due.forEach(subscription -> {
            events.add(subscription, "reminded", SubscriptionState.PENDING, Origin.of("schedule"));
            deliveries.enqueue(DeliveryKind.REMINDER, subscription.id());
        });
        return due.size();
    }

    /** The evidence stays, with nothing in it that leads to a person. */
    private int purgeBatch() {
        List<UUID> purged = subscriptions.purge(before(properties.purgeAfter()), BATCH);
        purged.forEach(events::forgetNetworks);
        return purged.size();
    }

    private Instant before(Duration age) {
        return clock.instant().minus(age);
    }
}
