package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import io.broadsheet.ingest.status.SourceHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends visits, hundreds in one transaction: what is remembered of the feed, and its source's state. A visit does not
 * wait for it: until it is written the feed's lease goes on, and when it never is the lease runs out.
 */
final class Settlements implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Settlements.class);

    private static final int MOST = 500;
    /** So many waiting are a group worth writing at once. */
    private static final int WORTH = 200;

    private final FeedStates states;
    private final SourceHealth health;
    private final TransactionOperations transactions;
    private final Queue<Settlement> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile Runnable whenMany = () -> {};

    Settlements(FeedStates states, SourceHealth health, TransactionOperations transactions) {
        this.states = states;
        this.health = health;
        this.transactions = transactions;
    }

    /** What operators are told of a visit. */
    sealed interface Report {
        /** How it went. */
        record Made(Attempt attempt) implements Report {}

        /** That it says nothing about the source, and why. */
        record Postponed(String why) implements Report {}
    }

    /** What one visit came to. */
    record Settlement(LeasedFeed feed, Source.Feed source, FeedStates.Visit visit, Report report, Instant now) {
        SourceHealth.@Nullable Note note() {
            return report instanceof Report.Made made ? new SourceHealth.Note(source, made.attempt()) : null;
        }

        /** Whether the source gave what it was asked for. */
        boolean isGood() {
            return visit.error() == null && report instanceof Report.Made;
        }

        /** Whether nothing is new but times, and nothing has to be said. */
        boolean isQuiet() {
            return isGood()
                    && feed.failures() == 0
                    && visit.memory().isAsBefore(feed.memory())
                    && visit.asks(feed.address()).equals(feed.asks())
                    && feed.isToldAs(source.title(), now);
        }
    }

    /** Calls back when so many are waiting that they should be written now. */
    void whenMany(Runnable callback) {
        whenMany = callback;
    }

    /** Hands it over to be written soon. */
    void settle(Settlement settlement) {
        waiting.add(settlement);
        if (count.incrementAndGet() == WORTH) {
            whenMany.run();
        }
    }

    /** How many are not written yet. */
    int backlog() {
        return count.get();
    }

    /** Writes what is waiting. */
    synchronized void flush() {
        for (var group = next(); !group.isEmpty(); group = next()) {
            write(group);
        }
    }

    private List<Settlement> next() {
        List<Settlement> group = new ArrayList<>();
        while (group.size() < MOST) {
            var one = waiting.poll();
            if (one == null) {
                break;
            }
            group.add(one);
        }
        count.addAndGet(-group.size());
        return group;
    }

    private void write(List<Settlement> group) {
        try {
            transactions.executeWithoutResult(_ -> writeAll(group));
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
            log.warn("visits not settled, feeds are visited again: count={} reason={}", group.size(), e.getMessage());
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                log.warn("visit not settled: source={}", group.getFirst().feed().sourceId(), e);
            } else {
                group.forEach(
                        one -> write(List.of(one))); // one that cannot be written must not keep the others from it
            }
        }
    }

    /** Those whose lease had run out when somebody picked again, or whose feed left the catalogue, change nothing. */
    private void writeAll(List<Settlement> group) {
        Set<LivingLeases.Lease> settled = states.settle(group);
        List<Settlement> mine = group.stream()
                .filter(one -> settled.contains(LivingLeases.Lease.of(one.feed())))
                .toList();
        List<SourceHealth.Note> notes = mine.stream()
                .filter(one -> !one.isQuiet())
                .map(Settlement::note)
                .filter(Objects::nonNull)
                .toList();
        List<Settlement> postponed =
                mine.stream().filter(one -> one.note() == null).toList();
        if (!postponed.isEmpty()) { // then it takes several statements, and each would lock in an order of its own
            health.lock(Stream.concat(
                            notes.stream().map(note -> note.source().id()),
                            postponed.stream().map(one -> one.source().id()))
                    .toList());
        }
        health.record(notes);
        for (Settlement one : postponed) {
            if (one.report() instanceof Report.Postponed report) {
                health.postponed(one.source(), one.visit().next(), report.why(), one.now());
            }
        }
    }

    @Override
    public void close() {
        flush();
    }
}
