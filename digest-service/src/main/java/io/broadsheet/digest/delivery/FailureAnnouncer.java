package io.broadsheet.digest.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tells other features of mails that failed for good; the ledger remembers whom it has still to tell of. */
final class FailureAnnouncer {

    private static final Logger log = LoggerFactory.getLogger(FailureAnnouncer.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    private record Row(
            long id,
            String kind,
            @Nullable UUID subscriptionId,
            @Nullable String reason) {
        DeliveryFailed event() {
            return new DeliveryFailed(DeliveryKind.valueOf(kind), subscriptionId, String.valueOf(reason));
        }
    }

    FailureAnnouncer(
            JdbcClient jdbc, TransactionOperations transaction, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Tells of some failures. Returns whether there may be more. */
    boolean announce() {
        List<Long> due = jdbc.sql(
                        "select id from delivery where announce_at <= :now order by announce_at, id limit " + BATCH)
                .param("now", now())
                .query(Long.class)
                .list();
        due.forEach(this::announce);
        return due.size() == BATCH;
    }

    /** A transaction each: a listener that fails holds up its own event only. */
    private void announce(long id) {
        try {
            transaction.executeWithoutResult(status -> publish(id));
        } catch (RuntimeException e) {
            log.warn("delivery={} announced=false", id, e);
            jdbc.sql("update delivery set announce_at = :later where id = :id and announce_at is not null")
                    .param("later", Timestamp.from(clock.instant().plus(AFTER_TROUBLE)))
                    .param("id", id)
                    .update();
        }
    }

    private void publish(long id) {
        jdbc.sql("""
                select id, kind, subscription_id, reason from delivery
                where id = :id and announce_at is not null for update skip locked""").param("id", id).query(Row.class).optional().ifPresent(row -> {
            jdbc.sql("update delivery set announce_at = null where id = :id")
                    .param("id", id)
                    .update();
            events.publishEvent(row.event());
        });
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
