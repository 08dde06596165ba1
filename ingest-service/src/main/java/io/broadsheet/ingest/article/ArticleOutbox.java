package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Selected articles whose newest revision has not been acknowledged by Kafka yet. */
public final class ArticleOutbox {

    private final JdbcClient jdbc;
    private final Sightings sightings;

    ArticleOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sightings = new Sightings(jdbc);
    }

    /** The ones waiting longest, oldest first. */
    public List<ArticleEvent> waiting(int most) {
        List<ArticleEvent> rows =
                jdbc.sql("""
                        select id, revision, url, title, author, source_id, source_title, dated_at, first_seen_at, language,
                            summary, body, image_url, word_count, tags, verdicts
                        from article where published_at is null and selected
                        order by first_seen_at, id limit :most""").param("most", most).query((row, _) -> event(row)).list();
        var seen = sightings.of(rows.stream().map(ArticleEvent::id).toList());
        return rows.stream()
                .map(row -> row.with(seen.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** How many are waiting. */
    public long pending() {
        return jdbc.sql("select count(*) from article where published_at is null and selected")
                .query(Long.class)
                .single();
    }

    /**
     * Notes that Kafka has these revisions; one that was revised meanwhile goes on waiting. Locks the articles in the
     * order in which {@link Articles} does.
     */
    public void acknowledged(List<ArticleEvent> events, Instant at) {
        jdbc.sql("""
                        with locked as materialized (
                            select id from article where id = any(:ids) order by id for no key update)
                        update article a set published_at = :at
                        from locked join unnest(:ids::text[], :revisions::int[]) as sent (id, revision) using (id)
                        where a.id = locked.id and a.revision = sent.revision""")
                .param("at", Timestamp.from(at))
                .param("ids", events.stream().map(ArticleEvent::id).toArray(String[]::new))
                .param("revisions", events.stream().map(ArticleEvent::revision).toArray(Integer[]::new))
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
                row.getInt("word_count"),
                List.of((String[]) row.getArray("tags").getArray()),
                Verdicts.read(row.getString("verdicts")).selecting().stream()
                        .map(ArticleOutbox::selectedBy)
                        .toList(),
                List.of());
    }

    private static ArticleEvent.SelectedBy selectedBy(Verdict verdict) {
        return new ArticleEvent.SelectedBy(
                verdict.topicId(), verdict.score(), verdict.threshold(), verdict.explanation());
    }

    private static @Nullable String nullIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
