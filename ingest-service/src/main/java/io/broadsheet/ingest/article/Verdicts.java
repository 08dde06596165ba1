package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.Verdict;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the topics think of the stored articles. A verdict that selects is not taken back. */
final class Verdicts {

    private static final String INSERT = """
            insert into verdict (article_id, topic_id, selected, score, threshold, explanation)
            select * from unnest(:articles::text[], :topics::text[], :selected::boolean[], :scores::float8[],
                :thresholds::float8[], :explanations::text[])
            on conflict (article_id, topic_id)\s""";

    private final JdbcClient jdbc;

    Verdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the verdicts of topics that have not judged the articles yet. */
    void add(List<NewArticle> articles) {
        put(articles, "do nothing");
    }

    /** Stores the verdicts on an article that has a new text. */
    void renew(NewArticle article) {
        put(List.of(article), """
                do update set selected = excluded.selected, score = excluded.score, threshold = excluded.threshold,
                    explanation = excluded.explanation
                where excluded.selected or not verdict.selected""");
    }

    private record Row(String articleId, Verdict verdict) {}

    private void put(List<NewArticle> articles, String whenThere) {
        List<Row> rows = articles.stream()
                .flatMap(article -> article.verdicts().stream().map(verdict -> new Row(article.id(), verdict)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT + whenThere)
                .param("articles", column(rows, Row::articleId).toArray(String[]::new))
                .param("topics", column(rows, row -> row.verdict().topicId()).toArray(String[]::new))
                .param("selected", column(rows, row -> row.verdict().selected()).toArray(Boolean[]::new))
                .param("scores", column(rows, row -> row.verdict().score()).toArray(Double[]::new))
                .param(
                        "thresholds",
                        column(rows, row -> row.verdict().threshold()).toArray(Double[]::new))
                .param(
                        "explanations",
                        column(rows, row -> row.verdict().explanation()).toArray(String[]::new))
                .update();
    }

    private static <T> List<T> column(List<Row> rows, Function<Row, T> value) {
        return rows.stream().map(value).toList();
    }
}
