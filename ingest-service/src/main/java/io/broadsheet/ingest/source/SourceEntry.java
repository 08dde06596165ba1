package io.broadsheet.ingest.source;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source as it stands in the file, before anything about it is known to be right. */
record SourceEntry(
        @Nullable String feed,
        @Nullable String folder,
        @Nullable String title,
        @Nullable List<String> topics,
        @Nullable List<String> tags,
        @Nullable Duration pollInterval) {}
