package io.broadsheet.ingest.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article and one topic's verdict on it, as the operator API lists them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedArticle(
        String id,
        String title,
        @Nullable String url,
        String source,
        @Nullable Instant publishedAt,
        Instant firstSeenAt,
        List<ArticleEvent.Sighting> sightings,
        String topic,
        String verdict,
        double score,
        double threshold,
        String explanation) {

    ListedArticle with(List<ArticleEvent.Sighting> seen) {
        return new ListedArticle(
                id, title, url, source, publishedAt, firstSeenAt, seen, topic, verdict, score, threshold, explanation);
    }
}
