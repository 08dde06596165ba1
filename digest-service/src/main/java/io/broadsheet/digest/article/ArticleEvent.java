package io.broadsheet.digest.article;

import io.broadsheet.digest.article.Article.Sighting;
import io.broadsheet.digest.article.Article.TopicScore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record of {@code broadsheet.articles} as it is on the wire: anything may be missing until it is checked. */
record ArticleEvent(
        @Nullable String id,
        @Nullable Integer revision,
        @Nullable String url,
        @Nullable String title,
        @Nullable String author,
        @Nullable String sourceId,
        @Nullable String sourceTitle,
        @Nullable Instant publishedAt,
        @Nullable Instant firstSeenAt,
        @Nullable String language,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String imageUrl,
        @Nullable Integer wordCount,
        @Nullable List<String> tags,
        @Nullable List<TopicScore> topics,
        @Nullable List<Sighting> sightings) {

    /**
     * The article in it.
     *
     * @throws UnusableRecord naming the required field that is missing
     */
    Article article() {
        return new Article(
                required("id", id),
                required("revision", revision),
                webAddress(url),
                required("title", title),
                author,
                required("sourceId", sourceId),
                required("sourceTitle", sourceTitle),
                publishedAt,
                required("firstSeenAt", firstSeenAt),
                language,
                Objects.requireNonNullElse(summary, ""),
                Objects.requireNonNullElse(text, ""),
                webAddress(imageUrl),
                Objects.requireNonNullElse(wordCount, 0),
                tags == null ? List.of() : List.copyOf(tags),
                atLeastOne("topics", topics),
                atLeastOne("sightings", sightings));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new UnusableRecord("field " + field + " is missing");
        }
        return value;
    }

    private static <T> List<T> atLeastOne(String field, @Nullable List<T> values) {
        if (values == null || values.isEmpty() || values.stream().anyMatch(Objects::isNull)) {
            throw new UnusableRecord("field " + field + " needs at least one entry, and no null");
        }
        return List.copyOf(values);
    }

    /** The address, unless a link to it would run a script or open a file. */
    private static @Nullable String webAddress(@Nullable String url) {
        if (url == null) {
            return null;
        }
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? url : null;
    }
}
