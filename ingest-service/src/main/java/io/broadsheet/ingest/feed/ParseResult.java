package io.broadsheet.ingest.feed;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a document turned out to be. */
sealed interface ParseResult {

    /**
     * A feed.
     *
     * @param format for people: {@code RSS 2.0}
     * @param hints when the feed itself wants to be asked again
     * @param entries all, also those that are of no use
     * @param problems what could not be used or had to be mended, by entry
     */
    record Feed(
            String format,
            @Nullable String title,
            @Nullable String link,
            @Nullable String language,
            PollHints hints,
            List<FeedEntry> entries,
            List<String> problems)
            implements ParseResult {}

    /**
     * Something else.
     *
     * @param reason for people, starts in lower case
     * @param alternate the feed that a web page points to
     */
    record NotAFeed(String reason, @Nullable URI alternate) implements ParseResult {
        String inWords() {
            return alternate == null
                    ? reason + "; see in a browser what is there"
                    : reason + "; it points to one: " + alternate;
        }
    }
}
