package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleText;
import org.jspecify.annotations.Nullable;

/** The texts of an entry, as they are and, for who asks, cleaned. */
final class EntryTexts {

    private static final int LONGEST_SUMMARY = 2_000;

    private final @Nullable String summaryHtml;
    private final @Nullable String contentHtml;
    private final String base;
    private @Nullable Clean clean;

    /**
     * Cleaned texts.
     *
     * @param summary without markup, empty when there is none
     */
    record Clean(String summary, ArticleText text) {}

    /**
     * Nothing cleaned yet.
     *
     * @param base what links are relative to
     */
    EntryTexts(@Nullable String summaryHtml, @Nullable String contentHtml, String base) {
        this.summaryHtml = summaryHtml;
        this.contentHtml = contentHtml;
        this.base = base;
    }

    @Nullable
    String summaryHtml() {
        return summaryHtml;
    }

    @Nullable
    String contentHtml() {
        return contentHtml;
    }

    String base() {
        return base;
    }

    Clean clean() {
        if (clean == null) {
            ArticleText summary = summaryHtml == null ? ArticleText.NONE : ArticleText.ofHtml(summaryHtml, base);
            ArticleText content = contentHtml == null ? ArticleText.NONE : ArticleText.ofHtml(contentHtml, base);
            boolean summaryIsAll = content.plain().isEmpty() && summary.plain().length() > LONGEST_SUMMARY;
            clean = new Clean(
                    ArticleText.lineOfPlain(summary.plain(), LONGEST_SUMMARY), summaryIsAll ? summary : content);
        }
        return clean;
    }
}
