package io.broadsheet.ingest.article;

import io.broadsheet.ingest.batch.Columns;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts what one visit to a source brought into rows, and those that are selected into the outbox, in one statement. */
final class ArticleInserts {

    /**
     * How many come into one statement: it looks for each value from the beginning of its array, which costs less than
     * taking eighteen arrays apart as long as they are short.
     */
    static final int MOST = 100;

    // the driver sends texts as varchar[]; as text[] the server would copy each array for each row
    private static final String INSERT = """
            insert into article (id, url, title, author, source_id, source_title, dated_at, first_seen_at,
                language, summary, html, body, image_url, word_count, tags, selected, other_url,
                content_hash, fingerprint, verdicts)
            select (:ids::varchar[])[i], (:addresses::varchar[])[i], (:titles::varchar[])[i], (:authors::varchar[])[i], :source,
                (:sourceTitles::varchar[])[i], timestamptz 'epoch' + (:dates::bigint[])[i] * interval '1 microsecond',
                :seenAt, (:languages::varchar[])[i], (:summaries::varchar[])[i], (:htmls::varchar[])[i], (:bodies::varchar[])[i],
                (:images::varchar[])[i], (:words::bigint[])[i]::int, (:tags::varchar[])[i]::text[],
                (:selected::varchar[])[i]::boolean, (:otherUrls::varchar[])[i], (:hashes::varchar[])[i],
                (:fingerprints::varchar[])[i], (select :verdicts::varchar[]::jsonb[])[(:verdictOf::bigint[])[i]]
            from generate_series(1, (select :count::int)) as i""";

    private static final String INSERT_SELECTED =
            "with queued as (insert into article_outbox (article_id) select unnest(:waiting::text[])) " + INSERT;

    private static final String INSERT_MISSING = "with added as (" + INSERT + """
             on conflict (id) do nothing returning id, selected),
            queued as (insert into article_outbox (article_id) select id from added where selected)
            select id from added""";

    private final JdbcClient jdbc;

    ArticleInserts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds all of them.
     *
     * @param articles at most {@value MOST}
     * @throws DuplicateKeyException when one is there
     */
    void add(List<NewArticle> articles) {
        String[] waiting = articles.stream()
                .filter(NewArticle::selected)
                .map(NewArticle::id)
                .toArray(String[]::new);
        if (waiting.length == 0) {
            statement(INSERT, articles).update();
        } else {
            statement(INSERT_SELECTED, articles).param("waiting", waiting).update();
        }
    }

    /**
     * Adds those that are not there yet, and returns their ids: a row that may be there costs more than one that is not.
     *
     * @param articles at most {@value MOST}
     */
    Set<String> addMissing(List<NewArticle> articles) {
        return new HashSet<>(
                statement(INSERT_MISSING, articles).query(String.class).list());
    }

    private JdbcClient.StatementSpec statement(String insert, List<NewArticle> articles) {
        NewArticle any = articles.getFirst();
        var rows = new Columns<>(articles);
        return jdbc.sql(insert)
                .param("count", articles.size())
                .param("source", any.source().id())
                .param("seenAt", Timestamp.from(any.seenAt()))
                .params(texts(rows))
                .param("htmls", rows.texts(NewArticle::html))
                .param("sourceTitles", rows.texts(NewArticle::sourceTitle))
                .param("selected", rows.texts(NewArticle::selected))
                .param("otherUrls", rows.texts(ArticleInserts::otherUrl))
                .params(verdicts(articles));
    }

    /** Topics say the same of all articles that have nothing to do with them: each verdict once, and where it is. */
    private static Map<String, Object> verdicts(List<NewArticle> articles) {
        List<Verdicts> distinct =
                articles.stream().map(NewArticle::verdicts).distinct().toList();
        Map<Verdicts, Long> places = new HashMap<>();
        distinct.forEach(verdicts -> places.put(verdicts, places.size() + 1L));
        return Map.of(
                "verdicts",
                new Columns<>(distinct).texts(Verdicts::json),
                "verdictOf",
                new Columns<>(articles).numbers(article -> places.get(article.verdicts())));
    }

    private static @Nullable String otherUrl(NewArticle article) {
        String shown = article.candidate().url();
        return Objects.equals(shown, article.address()) ? null : shown;
    }

    /** The parameters for what a source shows of articles. */
    static Map<String, Object> texts(Columns<NewArticle> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("ids", rows.texts(NewArticle::id));
        columns.put("addresses", rows.texts(NewArticle::address));
        columns.put("titles", rows.texts(article -> article.candidate().title()));
        columns.put("authors", rows.texts(article -> article.candidate().author()));
        columns.put("dates", rows.microseconds(NewArticle::date));
        columns.put("languages", rows.texts(article -> article.candidate().language()));
        columns.put("summaries", rows.texts(article -> article.candidate().summary()));
        columns.put("bodies", rows.texts(article -> article.candidate().text().plain()));
        columns.put("images", rows.texts(NewArticle::imageUrl));
        columns.put("words", rows.numbers(article -> article.candidate().text().words()));
        columns.put("tags", rows.texts(article -> TextArray.literal(article.tags())));
        columns.put("urls", rows.texts(article -> article.candidate().url()));
        columns.put("hashes", rows.texts(NewArticle::contentHash));
        columns.put("fingerprints", rows.texts(NewArticle::fingerprint));
        return columns;
    }
}
