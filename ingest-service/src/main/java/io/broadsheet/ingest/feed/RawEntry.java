package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as a feed has it, of whatever format, with whatever is missing or odd. */
record RawEntry(
        @Nullable String id,
        @Nullable String title,
        @Nullable String link,
        @Nullable String date,
        @Nullable String author,
        @Nullable String summaryHtml,
        @Nullable String contentHtml,
        @Nullable String image) {

    private static final int LONGEST_TITLE = 500;
    private static final int TITLE_FROM_TEXT = 100;
    private static final int LONGEST_AUTHOR = 300;
    private static final int LONGEST_SUMMARY = 2_000;

    /**
     * Makes it usable, or says why it is not.
     *
     * @param number position in the feed, from 1, for messages
     * @param problems takes what is wrong with it
     */
    @Nullable
    FeedEntry usable(int number, URI base, List<String> problems) {
        String url = absolute(link, base);
        String baseUri = url == null ? base.toString() : url;
        ArticleText summary = summaryHtml == null ? ArticleText.NONE : ArticleText.ofHtml(summaryHtml, baseUri);
        ArticleText content = contentHtml == null ? ArticleText.NONE : ArticleText.ofHtml(contentHtml, baseUri);
        if (content.plain().isEmpty() && summary.plain().length() > LONGEST_SUMMARY) {
            content = summary;
        }
        String line = titleOr(summary.plain().isEmpty() ? content.plain() : summary.plain());
        if (line.isEmpty()) {
            problems.add("entry %d: has neither title nor text, left out".formatted(number));
            return null;
        }
        Instant published = date == null || date.isBlank() ? null : FeedDates.parse(date);
        if (published == null && date != null && !date.isBlank()) {
            problems.add("entry %d: date '%s' cannot be read, left out"
                    .formatted(number, ArticleText.line(date, TITLE_FROM_TEXT)));
        }
        if (url == null && link != null && !link.isBlank()) {
            problems.add("entry %d: link '%s' is not an address, left out"
                    .formatted(number, ArticleText.line(link, TITLE_FROM_TEXT)));
        }
        return new FeedEntry(
                id == null || id.isBlank() ? null : ArticleText.line(id, LONGEST_SUMMARY),
                line,
                url,
                published,
                author == null || author.isBlank() ? null : ArticleText.line(author, LONGEST_AUTHOR),
                ArticleText.line(summary.plain(), LONGEST_SUMMARY),
                content,
                absolute(image, base));
    }

    private String titleOr(String text) {
        String line = title == null ? "" : ArticleText.line(title, LONGEST_TITLE);
        return line.isEmpty() ? ArticleText.line(text, TITLE_FROM_TEXT) : line;
    }

    private static @Nullable String absolute(@Nullable String link, URI base) {
        if (link == null || link.isBlank()) {
            return null;
        }
        String stripped = link.strip().replaceAll("\\s", "%20");
        try {
            URI resolved = base.resolve(stripped);
            String scheme = resolved.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web && resolved.getRawAuthority() != null ? resolved.toString() : null;
        } catch (IllegalArgumentException e) {
            return stripped.matches("(?i)https?://.+") ? stripped : null;
        }
    }
}
