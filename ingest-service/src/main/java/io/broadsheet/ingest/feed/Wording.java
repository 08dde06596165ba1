package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleText;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Text with what is needed to show it.
 *
 * @param base what its links are relative to
 */
record Wording(String type, String text, String base) {

    private static final int LONGEST_LINE = 10_000;

    /** In one line without markup, or nothing. */
    @Nullable
    String line() {
        String line = TextType.isHtml(type)
                ? ArticleText.line(References.known(text), LONGEST_LINE)
                : ArticleText.lineOfPlain(text, LONGEST_LINE);
        return line.isEmpty() ? null : line;
    }

    /** As HTML, or nothing. */
    @Nullable
    String html() {
        if (text.isBlank()) {
            return null;
        }
        return TextType.isHtml(type)
                ? References.known(text)
                : "<p>" + Entities.escape(References.unended(text)) + "</p>";
    }
}
