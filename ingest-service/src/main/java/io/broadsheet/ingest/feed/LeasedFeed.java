package io.broadsheet.ingest.feed;

import java.net.URI;
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
        @Nullable String lastError) {}
