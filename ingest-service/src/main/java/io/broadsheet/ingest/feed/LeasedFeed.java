package io.broadsheet.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed that this instance alone is to visit now, with what the last visit left behind.
 *
 * @param address as configured
 * @param asks what to ask
 * @param host see {@link FeedAddress#owner}
 * @param dueAt when it should have been visited
 * @param failures since the last good visit
 * @param told null when operators and Kafka were told something else since, or nothing yet
 */
record LeasedFeed(
        String sourceId,
        URI address,
        URI asks,
        String host,
        UUID lease,
        Instant dueAt,
        FeedMemory memory,
        int failures,
        @Nullable String lastError,
        @Nullable Told told) {

    /** Kafka is told the times of a source that gives no news at least so often. */
    private static final Duration QUIET = Duration.ofHours(6);

    /** What was last told: that all is well, and the source's name. */
    record Told(Instant at, String title) {
        private boolean holds(String present, Instant now) {
            return title.equals(present) && at.plus(QUIET).isAfter(now);
        }
    }

    /** Whether that all is well with a source of that name is known, and was said lately. */
    boolean isToldAs(String title, Instant now) {
        return told != null && told.holds(title, now);
    }
}
