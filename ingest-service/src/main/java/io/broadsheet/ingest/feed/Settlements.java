package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.batch.GroupWriter;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import io.broadsheet.ingest.status.SourceHealth;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Ends visits, those that end at the same time in one transaction: what is remembered of the feed, and its source's state. */
final class Settlements {

    /** More than can be under way with the usual settings. */
    private static final int MOST = 200;

    private final FeedStates states;
    private final SourceHealth health;
    private final TransactionOperations transactions;
    private final GroupWriter<Settlement, Boolean> writer = new GroupWriter<>(MOST, this::writeAll);

    Settlements(FeedStates states, SourceHealth health, TransactionOperations transactions) {
        this.states = states;
        this.health = health;
        this.transactions = transactions;
    }

    /**
     * What one visit came to.
     *
     * @param attempt for operators; null when somebody else tells them
     */
    record Settlement(
            LeasedFeed feed,
            Source.Feed source,
            FeedStates.Visit visit,
            @Nullable Attempt attempt,
            Instant now) {}

    /** Ends a lease; false when it had run out and somebody else has taken over, or the feed is gone from the catalogue. */
    boolean settle(Settlement settlement) {
        return writer.write(settlement);
    }

    private List<Boolean> writeAll(List<Settlement> group) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            Set<FeedStates.Lease> settled = states.settle(group);
            List<Boolean> results = group.stream()
                    .map(one -> settled.contains(FeedStates.Lease.of(one.feed())))
                    .toList();
            health.record(group.stream()
                    .filter(one -> one.attempt() != null && settled.contains(FeedStates.Lease.of(one.feed())))
                    .map(one -> new SourceHealth.Note(one.source(), Objects.requireNonNull(one.attempt())))
                    .toList());
            return results;
        }));
    }
}
