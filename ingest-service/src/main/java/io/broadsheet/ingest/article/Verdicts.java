package io.broadsheet.ingest.article;

import io.broadsheet.ingest.batch.Columns;
import io.broadsheet.ingest.topic.Verdict;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the topics think of the stored articles. A verdict that selects is not taken back. */
final class Verdicts {

    private static final String INSERT = """
            insert into verdict (article_id, topic_id, selected, score, threshold, explanation)
            select * from unnest(:articles::text[], :topics::text[], :verdicts::boolean[], :scores::float8[],
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

    /** Stores the verdicts on articles that have a new text. */
    void renew(List<NewArticle> articles) {
        put(articles, """
                do update set selected = excluded.selected, score = excluded.score, threshold = excluded.threshold,
                    explanation = excluded.explanation
                where excluded.selected or not verdict.selected""");
    }

    private void put(List<NewArticle> articles, String whenThere) {
        if (articles.stream().anyMatch(article -> !article.verdicts().isEmpty())) {
            jdbc.sql(INSERT + whenThere).params(columns(articles)).update();
        }
    }

    private record Row(String articleId, Verdict verdict) {}

    /** The parameters of all verdicts on the articles. */
    static Map<String, Object> columns(List<NewArticle> articles) {
        var rows = new Columns<>(articles.stream()
                .flatMap(article -> article.verdicts().stream().map(verdict -> new Row(article.id(), verdict)))
                .toList());
        return Map.of(
                "articles", rows.texts(Row::articleId),
                "topics", rows.texts(row -> row.verdict().topicId()),
                "verdicts", rows.texts(row -> row.verdict().selected()),
                "scores", rows.texts(row -> row.verdict().score()),
                "thresholds", rows.texts(row -> row.verdict().threshold()),
                "explanations", rows.texts(row -> row.verdict().explanation()));
    }
}
