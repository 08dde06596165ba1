package io.broadsheet.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A feed that this instance alone is to visit now, with what the last visit left behind. */
record LeasedFeed(
        String sourceId,
        URI address,
        String host,
        UUID lease,
        Duration interval,
        FetchResult.Validators validators,
        @Nullable String contentHash,
        int failures,
        @Nullable String lastError) {}
