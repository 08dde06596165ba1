package io.broadsheet.digest.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This worker's right to hold mails, renewed by signs of life. Until when it lasts is told by the database's clock, the one
 * that all workers share; this side counts from before it asked, so it never believes in it for longer than others do.
 */
final class WorkerLease {

    private final JdbcClient jdbc;
    private final Duration length;
    private final LongSupplier nanoTime;
    private volatile @Nullable Term term;

    /**
     * A time to hold mails.
     *
     * @param sinceNanos from when on one sign of life followed the other in time
     */
    private record Term(UUID worker, long sinceNanos, long endNanos) {}

    WorkerLease(JdbcClient jdbc, Duration length, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.length = length;
        this.nanoTime = nanoTime;
    }

    /**
     * Shows a sign of life; a worker that others have replaced gets a new name. One that was late, but not replaced, goes on:
     * that happens to all at once when the database was away.
     */
    void beat() {
        long asked = nanoTime.getAsLong();
        long end = asked + length.toNanos();
        Term before = term;
        Optional<Boolean> inTime = before == null ? Optional.empty() : renew(before.worker());
        term = before == null || inTime.isEmpty()
                ? new Term(register(), asked, end)
                : new Term(before.worker(), inTime.get() ? before.sinceNanos() : asked, end);
    }

    /** Whether that was before the lease had ended; empty if somebody has struck the worker off. */
    private Optional<Boolean> renew(UUID worker) {
        return jdbc.sql("""
                update delivery_worker set alive_until = clock_timestamp() + make_interval(secs => :seconds)
                where id = :worker returning old.alive_until > clock_timestamp()""")
                .param("worker", worker)
                .param("seconds", length.toMillis() / 1000.0)
                .query(Boolean.class)
                .optional();
    }

    private UUID register() {
        return jdbc.sql("""
                insert into delivery_worker (alive_until)
                values (clock_timestamp() + make_interval(secs => :seconds)) returning id""")
                .param("seconds", length.toMillis() / 1000.0)
                .query(UUID.class)
                .single();
    }

    /** The name to claim under; empty while there is no right to. */
    Optional<UUID> worker() {
        Term now = term;
        return now != null && now.endNanos() - nanoTime.getAsLong() > 0 ? Optional.of(now.worker()) : Optional.empty();
    }

    /** Whether a mail claimed earlier may be sent now. */
    boolean covers(Held held) {
        return worker().filter(held.worker()::equals).isPresent();
    }

    /**
     * Puts back what workers held that have shown no sign of life for too long; also what one of them claimed in the very
     * moment it was struck off. Only who has shown such signs for a whole lease may judge: else, after the database was away,
     * the first to come back would replace all others, and send again what they have on their way.
     *
     * @return how many mails that were
     */
    int takeOver() {
        Term now = term;
        if (now == null || nanoTime.getAsLong() - now.sinceNanos() < length.toNanos()) {
            return 0;
        }
        jdbc.sql("delete from delivery_worker where alive_until < clock_timestamp()")
                .update();
        return jdbc.sql("""
                update delivery mail set state = 'deferred', worker = null, attempts = attempts + 1,
                    reason = 'the worker that held it has gone; it may have been sent'
                where state = 'sending'
                  and not exists (select from delivery_worker alive where alive.id = mail.worker)""").update();
    }

    /** Gives the right back, when nothing is held any more. */
    void end() {
        Term last = term;
        term = null;
        if (last != null) {
            jdbc.sql("delete from delivery_worker where id = :worker")
                    .param("worker", last.worker())
                    .update();
        }
    }
}
