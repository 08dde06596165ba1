package io.broadsheet.ingest.article;

import io.broadsheet.ingest.batch.Columns;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts what one visit to a source brought into rows, in one statement. */
final class ArticleInserts {

    private static final String INSERT = """
            insert into article (id, url, title, author, source_id, source_title, dated_at, first_seen_at,
                language, summary, html, body, image_url, word_count, tags, selected, shown_url,
                content_hash, fingerprint, verdicts)
            select id, address, title, author, :source, source_title, dated_at, :seenAt, language, summary,
                html, body, image_url, word_count, tags::text[], selected, url, hash, fingerprint, verdicts
            from unnest(:ids::text[], :addresses::text[], :titles::text[], :authors::text[],
                :sourceTitles::text[], :dates::timestamptz[], :languages::text[], :summaries::text[],
                :htmls::text[], :bodies::text[], :images::text[], :words::int[], :tags::text[],
                :selected::boolean[], :urls::text[], :hashes::text[], :fingerprints::text[],
                :verdicts::jsonb[])
            as given (id, address, title, author, source_title, dated_at, language, summary, html, body,
                image_url, word_count, tags, selected, url, hash, fingerprint, verdicts)""";

    private final JdbcClient jdbc;

    ArticleInserts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds all of them.
     *
     * @throws DuplicateKeyException when one is there
     */
    void add(List<NewArticle> articles) {
        statement(INSERT, articles).update();
    }

    /** Adds those that are not there yet, and returns their ids: a row that may be there costs more than one that is not. */
    Set<String> addMissing(List<NewArticle> articles) {
        return new HashSet<>(statement(INSERT + " on conflict (id) do nothing returning id", articles)
                .query(String.class)
                .list());
    }

    private JdbcClient.StatementSpec statement(String insert, List<NewArticle> articles) {
        NewArticle any = articles.getFirst();
        var rows = new Columns<>(articles);
        return jdbc.sql(insert)
                .param("source", any.source().id())
                .param("seenAt", Timestamp.from(any.seenAt()))
                .params(texts(rows))
                .param("htmls", rows.texts(NewArticle::html))
                .param("sourceTitles", rows.texts(NewArticle::sourceTitle))
                .param("selected", rows.texts(NewArticle::selected))
                .param("verdicts", rows.texts(json()));
    }

    /** Topics say the same of all articles that have nothing to do with them. */
    private static Function<NewArticle, @Nullable Object> json() {
        Map<Verdicts, String> written = new HashMap<>();
        return article -> written.computeIfAbsent(article.verdicts(), Verdicts::json);
    }

    /** The parameters for what a source shows of articles. */
    static Map<String, Object> texts(Columns<NewArticle> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("ids", rows.texts(NewArticle::id));
        columns.put("addresses", rows.texts(NewArticle::address));
        columns.put("titles", rows.texts(article -> article.candidate().title()));
        columns.put("authors", rows.texts(article -> article.candidate().author()));
        columns.put("dates", rows.texts(NewArticle::date));
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
