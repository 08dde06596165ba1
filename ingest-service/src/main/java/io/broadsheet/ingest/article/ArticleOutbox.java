package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Revisions of selected articles that Kafka has not acknowledged yet. Each stands in a row of its own, so that nothing is
 * locked that a visit needs, and a revision that is made meanwhile goes on waiting.
 */
public final class ArticleOutbox {

    private final JdbcClient jdbc;
    private final Sightings sightings;

    ArticleOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sightings = new Sightings(jdbc);
    }

    /**
     * What is to be sent next.
     *
     * @param events the articles as they are now, each once
     * @param places of all that is done when Kafka has them: of several revisions of an article only the newest is sent
     */
    public record Waiting(List<ArticleEvent> events, List<Long> places) {

        /** Whether there is nothing to be sent. */
        public boolean isEmpty() {
            return places.isEmpty();
        }
    }

    /** The revisions waiting longest, oldest first. */
    public Waiting waiting(int most) {
        List<Long> places = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        jdbc.sql("select place, article_id from article_outbox order by place limit :most")
                .param("most", most)
                .query(row -> {
                    places.add(row.getLong("place"));
                    ids.add(row.getString("article_id"));
                });
        return new Waiting(ids.isEmpty() ? List.of() : events(ids), places);
    }

    private List<ArticleEvent> events(Set<String> ids) {
        Map<String, ArticleEvent> byId = new HashMap<>();
        var seen = sightings.of(ids);
        jdbc.sql("""
                        select id, revision, url, title, author, source_id, source_title, dated_at, first_seen_at, language,
                            summary, body, image_url, word_count, tags, verdicts
                        from article where id = any(:ids)""").param("ids", ids.toArray(String[]::new)).query(row -> {
            ArticleEvent event = event(row);
            byId.put(event.id(), event.with(seen.getOrDefault(event.id(), List.of())));
        });
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** How many revisions are waiting. */
    public long pending() {
        return jdbc.sql("select count(*) from article_outbox").query(Long.class).single();
    }

    /** Notes that Kafka has these. */
    public void acknowledged(Waiting sent) {
        jdbc.sql("delete from article_outbox where place = any(:places)")
                .param("places", sent.places().toArray(Long[]::new))
                .update();
    }

    private static ArticleEvent event(ResultSet row) throws SQLException {
        return new ArticleEvent(
                row.getString("id"),
                row.getInt("revision"),
                row.getString("url"),
                row.getString("title"),
                row.getString("author"),
                row.getString("source_id"),
                row.getString("source_title"),
                Sightings.instant(row, "dated_at"),
                row.getTimestamp("first_seen_at").toInstant(),
                row.getString("language"),
                nullIfEmpty(row.getString("summary")),
                nullIfEmpty(row.getString("body")),
                row.getString("image_url"),
                wordCount(row),
                List.of((String[]) row.getArray("tags").getArray()),
                Verdicts.read(row.getString("verdicts")).selecting().stream()
                        .map(ArticleOutbox::selectedBy)
                        .toList(),
                List.of());
    }

    /** Of the beginning, where no more is kept. */
    private static int wordCount(ResultSet row) throws SQLException {
        Integer words = row.getObject("word_count", Integer.class);
        return words == null ? WordCount.of(row.getString("body")) : words;
    }

    private static ArticleEvent.SelectedBy selectedBy(Verdict verdict) {
        return new ArticleEvent.SelectedBy(
                verdict.topicId(), verdict.score(), verdict.threshold(), verdict.explanation());
    }

    private static @Nullable String nullIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
