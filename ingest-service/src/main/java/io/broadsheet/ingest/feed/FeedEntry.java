package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleText;
import io.broadsheet.ingest.article.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, clean but not necessarily of use.
 *
 * @param id what the feed calls it
 * @param title one line, not blank
 * @param url what the feed links it to, absolute where the feed's address is known; may be of any harmless scheme
 * @param articleUrl the web address that it has as an article
 * @param summary without markup, empty when there is none
 */
record FeedEntry(
        @Nullable String id,
        @Nullable String title,
        @Nullable String url,
        @Nullable String articleUrl,
        @Nullable Instant publishedAt,
        @Nullable String author,
        String summary,
        ArticleText text,
        @Nullable String imageUrl) {

    private static final int LONGEST_TITLE = 500;
    private static final int TITLE_FROM_TEXT = 100;

    /** Whether there is anything to read. */
    boolean isUsable() {
        return !headline().isEmpty();
    }

    /** What may become an article: it has its title, or the beginning of its text as one. */
    Optional<Candidate> candidate(@Nullable String language) {
        if (!isUsable()) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                articleUrl, id, headline(), null, author, publishedAt, language, summary, text, imageUrl, List.of()));
    }

    private String headline() {
        return title != null
                ? ArticleText.lineOfPlain(References.unended(title), LONGEST_TITLE)
                : ArticleText.lineOfPlain(summary.isEmpty() ? text.plain() : summary, TITLE_FROM_TEXT);
    }
}
