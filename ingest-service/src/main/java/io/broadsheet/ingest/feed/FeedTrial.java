package io.broadsheet.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed would yield, for an operator who thinks about adding it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedTrial(
        String format, @Nullable String title, @Nullable String link, List<Entry> entries, List<String> problems) {

    /** An entry as the feed has it; what it lacks is null. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entry(
            @Nullable String id,
            @Nullable String title,
            @Nullable String url,
            @Nullable Instant publishedAt,
            @Nullable String author,
            String summary) {}

    static FeedTrial of(ParseResult.Feed feed) {
        return new FeedTrial(
                feed.format(),
                feed.title(),
                feed.link(),
                feed.entries().stream().map(FeedTrial::entry).toList(),
                feed.problems());
    }

    private static Entry entry(FeedEntry entry) {
        return new Entry(entry.id(), entry.title(), entry.url(), entry.publishedAt(), entry.author(), entry.summary());
    }
}
