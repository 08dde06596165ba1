package io.broadsheet.ingest.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a source is doing, as other services read it from Kafka: {@code infra/contracts/sources.schema.json}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceStatus(
        String id,
        String kind,
        String location,
        String title,
        String state,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant nextAttemptAt,
        int consecutiveFailures,
        @Nullable String error,
        @Nullable String permanentUrl,
        @Nullable String finalUrl,
        @Nullable Long averageIntervalSeconds,
        @Nullable Integer entries,
        long articlesNew,
        long articlesSelected,
        Instant at) {}
