package io.broadsheet.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it stands, of whatever format.
 *
 * @param format for people: {@code RSS 2.0}
 * @param hints when it wants to be asked again
 * @param entries the first ones
 * @param total how many there are
 */
record RawFeed(
        String format,
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        PollHints hints,
        List<RawEntry> entries,
        int total) {}
