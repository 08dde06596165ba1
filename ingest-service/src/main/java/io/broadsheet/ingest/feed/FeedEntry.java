package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleText;
import io.broadsheet.ingest.article.Candidate;
import io.broadsheet.ingest.article.Hash;
import io.broadsheet.ingest.article.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, clean but not necessarily of use; its texts are cleaned when they are asked for.
 *
 * @param id what the feed calls it
 * @param title one line, not blank
 * @param url what the feed links it to, absolute where the feed's address is known; may be of any harmless scheme
 * @param articleUrl the web address that it has as an article
 */
record FeedEntry(
        @Nullable String id,
        @Nullable String title,
        @Nullable String url,
        @Nullable String articleUrl,
        @Nullable Instant publishedAt,
        @Nullable String author,
        EntryTexts texts,
        @Nullable String imageUrl) {

    private static final int LONGEST_TITLE = 500;
    private static final int TITLE_FROM_TEXT = 100;

    /** Without markup, empty when there is none. */
    String summary() {
        return texts.clean().summary();
    }

    ArticleText text() {
        return texts.clean().text();
    }

    /** Whether there is anything to read. */
    boolean isUsable() {
        return !headline().isEmpty();
    }

    /** What may become an article. */
    Optional<Offer> offer(@Nullable String language) {
        return isUsable()
                ? Optional.of(new Offer(articleUrl, id, fingerprint(), () -> made(language)))
                : Optional.empty();
    }

    /** The same at once. */
    Optional<Candidate> candidate(@Nullable String language) {
        return isUsable() ? Optional.of(made(language)) : Optional.empty();
    }

    /** It has its title, or the beginning of its text as one. */
    private Candidate made(@Nullable String language) {
        return new Candidate(
                articleUrl,
                id,
                headline(),
                null,
                author,
                publishedAt,
                language,
                summary(),
                text(),
                imageUrl,
                List.of());
    }

    private String fingerprint() {
        return Hash.of(title, author, imageUrl, texts.summaryHtml(), texts.contentHtml(), texts.base());
    }

    private String headline() {
        return title != null
                ? ArticleText.lineOfPlain(References.unended(title), LONGEST_TITLE)
                : ArticleText.lineOfPlain(summary().isEmpty() ? text().plain() : summary(), TITLE_FROM_TEXT);
    }
}
