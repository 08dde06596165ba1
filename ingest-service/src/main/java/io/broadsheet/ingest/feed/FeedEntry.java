package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleText;
import io.broadsheet.ingest.article.Candidate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, made usable.
 *
 * @param id what the feed calls it
 * @param title one line, not empty
 * @param url absolute
 * @param summary without markup, empty when there is none
 */
record FeedEntry(
        @Nullable String id,
        String title,
        @Nullable String url,
        @Nullable Instant publishedAt,
        @Nullable String author,
        String summary,
        ArticleText text,
        @Nullable String imageUrl) {

    Candidate candidate(@Nullable String language) {
        return new Candidate(url, id, title, null, author, publishedAt, language, summary, text, imageUrl, List.of());
    }
}
