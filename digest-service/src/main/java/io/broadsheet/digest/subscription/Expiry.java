package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Ends requests that nobody confirmed in time, and clears what only mattered for a while. */
class Expiry {

    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    private static final int BATCH = 500;

    private final TransactionOperations transaction;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final SignupLimit limit;
    private final Duration confirmWithin;
    private final InstantSource clock;

    Expiry(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            SignupLimit limit,
            Duration confirmWithin,
            InstantSource clock) {
        this.transaction = transaction;
        this.subscriptions = subscriptions;
        this.events = events;
        this.limit = limit;
        this.confirmWithin = confirmWithin;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT10S")
    void sweep() {
        try {
            int expired = 0;
            int batch;
            do {
                batch = expireBatch();
                expired += batch;
            } while (batch == BATCH);
            limit.tidy();
            if (expired > 0) {
                log.info("subscriptions expired count={}", expired);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("subscriptions not swept, next try in a minute: {}", e.getMessage());
        }
    }

    private int expireBatch() {
        return transaction.execute(status -> {
            List<Subscription> expired = subscriptions.expire(clock.instant().minus(confirmWithin), BATCH);
            expired.forEach(subscription ->
                    events.add(subscription, "expired", SubscriptionState.EXPIRED, Origin.of("schedule")));
            return expired.size();
        });
    }
}
