package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeedReader {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_TITLE = 10_000;

    private JsonFeedReader() {}

    /** Empty when it is JSON of another kind, or none. */
    static Optional<RawFeed> read(String text, int maximumEntries) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.path("items").isArray()) {
                return Optional.empty();
            }
            List<RawEntry> entries = new ArrayList<>();
            for (JsonNode item : root.path("items")) {
                if (entries.size() < maximumEntries) {
                    entries.add(entry(item));
                }
            }
            String version = String.valueOf(text(root, "version"));
            return Optional.of(new RawFeed(
                    version.endsWith("1.1") ? "JSON Feed 1.1" : "JSON Feed 1.0",
                    text(root, "title"),
                    text(root, "home_page_url"),
                    text(root, "language"),
                    PollHints.NONE,
                    entries,
                    root.path("items").size()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static RawEntry entry(JsonNode item) {
        String plain = text(item, "content_text");
        String html = text(item, "content_html");
        String summary = text(item, "summary");
        String date = text(item, "date_published");
        String link = text(item, "url");
        String image = text(item, "image");
        String when = date == null ? text(item, "date_modified") : date;
        String title = text(item, "title");
        return new RawEntry(
                text(item, "id"),
                title == null || title.isBlank() ? null : ArticleText.line(title, LONGEST_TITLE),
                link == null ? text(item, "external_url") : link,
                false,
                null,
                when == null ? null : FeedDates.parse(when),
                when,
                author(item),
                summary == null ? null : "<p>" + Entities.escape(summary) + "</p>",
                html == null && plain != null ? paragraphs(plain) : html,
                image == null ? text(item, "banner_image") : image,
                null);
    }

    private static @Nullable String author(JsonNode item) {
        String name = text(item.path("author"), "name");
        return name == null ? text(item.path("authors").path(0), "name") : name;
    }

    private static String paragraphs(String plain) {
        return "<p>"
                + Entities.escape(plain).replaceAll("\\n\\s*\\n", "</p><p>").replace("\n", "<br>") + "</p>";
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() || value.isNumber() ? value.asString() : null;
    }
}
