package io.broadsheet.ingest.article;

import io.broadsheet.ingest.article.TopicTrial.Change;
import io.broadsheet.ingest.article.TopicTrial.Tally;
import io.broadsheet.ingest.topic.ArticleFields;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.ingest.topic.TopicJudge;
import io.broadsheet.ingest.topic.Verdict;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scores stored articles of a past time with another topic; nothing is changed by it. */
final class TopicTrials {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final TopicJudge judge;

    TopicTrials(JdbcClient jdbc, TopicJudge judge) {
        this.jdbc = jdbc;
        this.judge = judge;
    }

    /** An article, and what the topic of the same id thought of it. */
    private record Scored(
            String id,
            Instant firstSeen,
            String title,
            String sourceId,
            ArticleFields fields,
            boolean inPart,
            @Nullable Double score,
            boolean selected) {}

    /**
     * Tries the topic on what was first seen from one time on and before another, the newest first.
     *
     * @param atMost so many articles
     */
    TopicTrial run(Topic topic, Instant from, Instant to, int atMost) {
        var tally = new Tally();
        Instant before = to;
        String after = "";
        for (int left = atMost; left > 0; left -= PAGE) {
            List<Scored> page = page(topic.id(), from, before, after, Math.min(PAGE, left));
            page.forEach(article -> count(tally, article, topic));
            if (page.size() < PAGE) {
                break;
            }
            before = page.getLast().firstSeen();
            after = page.getLast().id();
        }
        return tally.result(topic.examples().size());
    }

    private void count(Tally tally, Scored article, Topic topic) {
        Verdict verdict = judge.judge(article.fields(), List.of(topic)).getFirst();
        var change = new Change(
                article.id(),
                article.title(),
                article.sourceId(),
                article.score(),
                verdict.score(),
                verdict.explanation());
        tally.count(change, verdict.selected(), article.selected(), article.inPart());
    }

    /** The next ones, as a page at a time fits into memory: those before a time, and those of that time behind an id. */
    private List<Scored> page(String topic, Instant from, Instant before, String after, int size) {
        return jdbc.sql("""
                        select a.id, a.first_seen_at, a.title, a.source_id, a.summary, a.body, a.word_count is null as in_part,
                            (verdict ->> 'score')::float8 as score,
                            (verdict ->> 'score')::float8 >= (verdict ->> 'threshold')::float8 as selected
                        from article a left join common_verdicts c on c.number = a.common_verdicts
                            cross join lateral (select coalesce(a.verdicts, c.verdicts) -> :topic as verdict) v
                        where a.first_seen_at >= :from
                            and (a.first_seen_at < :before or a.first_seen_at = :before and a.id > :after and :after <> '')
                        order by a.first_seen_at desc, a.id limit :size""")
                .param("topic", topic)
                .param("from", Timestamp.from(from))
                .param("before", Timestamp.from(before))
                .param("after", after)
                .param("size", size)
                .query((row, _) -> new Scored(
                        row.getString("id"),
                        row.getTimestamp("first_seen_at").toInstant(),
                        row.getString("title"),
                        row.getString("source_id"),
                        new ArticleFields(row.getString("title"), row.getString("summary"), row.getString("body")),
                        row.getBoolean("in_part"),
                        row.getObject("score", Double.class),
                        row.getBoolean("selected")))
                .list();
    }
}
