package io.broadsheet.ingest.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A selected article as other services read it from Kafka: {@code infra/contracts/articles.schema.json}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleEvent(
        String id,
        int revision,
        @Nullable String url,
        String title,
        @Nullable String author,
        String sourceId,
        String sourceTitle,
        @Nullable Instant publishedAt,
        Instant firstSeenAt,
        @Nullable String language,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String imageUrl,
        int wordCount,
        List<String> tags,
        List<SelectedBy> topics,
        List<Sighting> sightings) {

    ArticleEvent with(List<Sighting> seen) {
        return new ArticleEvent(
                id,
                revision,
                url,
                title,
                author,
                sourceId,
                sourceTitle,
                publishedAt,
                firstSeenAt,
                language,
                summary,
                text,
                imageUrl,
                wordCount,
                tags,
                topics,
                seen);
    }

    /** A topic that selected it, and why. */
    public record SelectedBy(String id, double score, double threshold, String explanation) {}

    /** A source that carries it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sighting(String sourceId, @Nullable String url, Instant seenAt) {}
}
