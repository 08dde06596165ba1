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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scores stored articles of a past time with another topic; nothing is changed by it. */
final class TopicTrials {

    private final JdbcClient jdbc;
    private final TopicJudge judge;

    TopicTrials(JdbcClient jdbc, TopicJudge judge) {
        this.jdbc = jdbc;
        this.judge = judge;
    }

    /** An article, and what the topic of the same id thought of it. */
    private record Scored(
            String id,
            String title,
            String sourceId,
            ArticleFields fields,
            @Nullable Double score,
            boolean selected) {}

    /**
     * Tries the topic on what was first seen from one time on and before another, the newest first.
     *
     * @param atMost so many articles
     */
    TopicTrial run(Topic topic, Instant from, Instant to, int atMost) {
        Tally tally = new Tally();
        try (Stream<Scored> articles = articles(topic.id(), from, to, atMost)) {
            articles.forEach(article -> {
                Verdict verdict = judge.judge(article.fields(), List.of(topic)).getFirst();
                tally.count(
                        new Change(
                                article.id(),
                                article.title(),
                                article.sourceId(),
                                article.score(),
                                verdict.score(),
                                verdict.explanation()),
                        verdict.selected(),
                        article.selected());
            });
        }
        return tally.result();
    }

    private Stream<Scored> articles(String topic, Instant from, Instant to, int atMost) {
        return jdbc
                .sql("""
                        select a.id, a.title, a.source_id, a.summary, a.body, v.score, v.selected
                        from article a left join verdict v on v.article_id = a.id and v.topic_id = :topic
                        where a.first_seen_at >= :from and a.first_seen_at < :to
                        order by a.first_seen_at desc, a.id limit :size""")
                .param("topic", topic)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("size", atMost)
                .query((row, _) -> new Scored(
                        row.getString("id"),
                        row.getString("title"),
                        row.getString("source_id"),
                        new ArticleFields(row.getString("title"), row.getString("summary"), row.getString("body")),
                        row.getObject("score", Double.class),
                        row.getBoolean("selected")))
                .stream();
    }
}
