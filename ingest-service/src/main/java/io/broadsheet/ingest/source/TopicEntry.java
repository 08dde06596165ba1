package io.broadsheet.ingest.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A topic as it stands in the file, before anything about it is known to be right. */
record TopicEntry(
        @Nullable String title,
        @Nullable String query,
        @Nullable Double threshold,
        @Nullable List<String> examples) {}
