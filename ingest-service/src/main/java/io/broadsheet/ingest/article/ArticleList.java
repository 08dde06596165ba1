package io.broadsheet.ingest.article;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through stored articles for operators. */
public final class ArticleList {

    private static final String WHERE = """
             from article a left join common_verdicts c on c.number = a.common_verdicts
                cross join lateral jsonb_each(coalesce(a.verdicts, c.verdicts)) as by_topic (topic_id, verdict)
                cross join lateral jsonb_to_record(by_topic.verdict)
                    as v (score double precision, threshold double precision, explanation text)
            where (:topic::text is null or by_topic.topic_id = :topic)
              and (:selected::boolean is null or (v.score >= v.threshold) = :selected)
              and (:selected::boolean is distinct from true or a.selected)
              and (:from::timestamptz is null or a.first_seen_at >= :from)
              and (:to::timestamptz is null or a.first_seen_at < :to)""";

    private final JdbcClient jdbc;
    private final Sightings sightings;

    ArticleList(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sightings = new Sightings(jdbc);
    }

    /**
     * What is asked for; an absent condition lets everything through.
     *
     * @param from first seen at or after
     * @param to first seen before
     */
    record Filter(
            @Nullable String topic,
            @Nullable Boolean selected,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * Articles of a source.
     *
     * @param seen all that it carries
     * @param selected those of them that some topic selected
     */
    public record Counts(long seen, long selected) {}

    /** Newest first. */
    Page<ListedArticle> find(Filter filter, PageRequest page) {
        List<ListedArticle> rows = where(jdbc.sql("""
                        select a.id, a.title, a.url, a.source_id, a.dated_at, a.first_seen_at,
                            by_topic.topic_id, v.score >= v.threshold as selected, v.score, v.threshold, v.explanation""" + WHERE + """

                         order by a.first_seen_at desc, a.id, by_topic.topic_id limit :size offset :offset"""), filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> article(row))
                .list();
        var seen = sightings.of(rows.stream().map(ListedArticle::id).distinct().toList());
        long total = where(jdbc.sql("select count(*)" + WHERE), filter)
                .query(Long.class)
                .single();
        List<ListedArticle> items = rows.stream()
                .map(row -> row.with(seen.getOrDefault(row.id(), List.of())))
                .toList();
        return new Page<>(items, page.page(), page.size(), total);
    }

    /** Articles by source id. */
    public Map<String, Counts> countsBySource() {
        Map<String, Counts> counts = new HashMap<>();
        jdbc.sql("""
                        select source_id, count(*) as seen, count(*) filter (where selected) as selected
                        from (select source_id, selected from article
                            union all
                            select s.source_id, a.selected from further_sighting s join article a on a.id = s.article_id) s
                        group by source_id""").query(row -> {
            counts.put(row.getString("source_id"), new Counts(row.getLong("seen"), row.getLong("selected")));
        });
        return counts;
    }

    private static JdbcClient.StatementSpec where(JdbcClient.StatementSpec statement, Filter filter) {
        return statement
                .param("topic", filter.topic(), java.sql.Types.VARCHAR)
                .param("selected", filter.selected(), java.sql.Types.BOOLEAN)
                .param("from", timestamp(filter.from()), java.sql.Types.TIMESTAMP)
                .param("to", timestamp(filter.to()), java.sql.Types.TIMESTAMP);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static ListedArticle article(ResultSet row) throws SQLException {
        return new ListedArticle(
                row.getString("id"),
                row.getString("title"),
                row.getString("url"),
                row.getString("source_id"),
                Sightings.instant(row, "dated_at"),
                row.getTimestamp("first_seen_at").toInstant(),
                List.of(),
                row.getString("topic_id"),
                row.getBoolean("selected") ? "selected" : "rejected",
                row.getDouble("score"),
                row.getDouble("threshold"),
                row.getString("explanation"));
    }
}
