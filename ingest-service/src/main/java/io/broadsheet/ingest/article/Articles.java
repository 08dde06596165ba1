package io.broadsheet.ingest.article;

import io.broadsheet.ingest.batch.Columns;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored articles and who showed them. An article once selected stays selected. */
final class Articles {

    private static final Duration BETWEEN_FINGERPRINTS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Revisions revisions;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.revisions = new Revisions(jdbc);
    }

    /** What a source has shown before. */
    record Known(
            String contentHash,
            @Nullable String fingerprint,
            @Nullable Instant rememberedAt) {
        boolean isOf(Offer offer) {
            return fingerprint != null && fingerprint.equals(offer.fingerprint());
        }

        /** Whether other markup around the same text is to be remembered: not when it changes all the time. */
        boolean mayRemember(Instant now) {
            return fingerprint == null
                    || rememberedAt == null
                    || !now.isBefore(rememberedAt.plus(BETWEEN_FINGERPRINTS));
        }
    }

    /** By article id, for those of the articles that the source has shown before. */
    Map<String, Known> known(String sourceId, Collection<String> ids) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        select article_id, content_hash, fingerprint, fingerprint_at from sighting
                        where source_id = :source and article_id = any(:ids)""")
                .param("source", sourceId)
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    Timestamp remembered = row.getTimestamp("fingerprint_at");
                    known.put(
                            row.getString("article_id"),
                            new Known(
                                    row.getString("content_hash"),
                                    row.getString("fingerprint"),
                                    remembered == null ? null : remembered.toInstant()));
                });
        return known;
    }

    /** Remembers what the source sends now of articles whose text is as it was, by article id. */
    void remember(String sourceId, Map<String, String> fingerprints, Instant now) {
        var rows = new Columns<>(List.copyOf(fingerprints.entrySet()));
        jdbc.sql("""
                        with given as (select * from unnest(:ids::text[], :fingerprints::text[]) as given (id, fingerprint)),
                        first as materialized (
                            select a.id, given.fingerprint from article a join given on given.id = a.id
                            where a.source_id = :source order by a.id for no key update of a),
                        further as materialized (
                            select s.article_id, given.fingerprint from further_sighting s
                            join given on given.id = s.article_id
                            where s.source_id = :source order by s.article_id for no key update of s),
                        remembered as (
                            update article a set fingerprint = first.fingerprint, fingerprint_at = :now
                            from first where a.id = first.id)
                        update further_sighting s set fingerprint = further.fingerprint, fingerprint_at = :now
                        from further where s.article_id = further.article_id and s.source_id = :source""")
                .param("ids", rows.texts(Map.Entry::getKey))
                .param("fingerprints", rows.texts(Map.Entry::getValue))
                .param("source", sourceId)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Stores new articles, and adds what is new about known ones.
     *
     * @param articles of one source, by id: whoever stores the same ones locks them in the same order
     */
    Recorded record(List<NewArticle> articles) {
        Set<String> added = insert(articles);
        int selected = (int) articles.stream()
                .filter(article -> added.contains(article.id()) && article.selected())
                .count();
        List<NewArticle> known = articles.stream()
                .filter(article -> !added.contains(article.id()))
                .toList();
        return new Recorded(added.size(), selected, known.isEmpty() ? 0 : revisions.add(known));
    }

    /** Stores those that nobody had stored before; their ids. */
    private Set<String> insert(List<NewArticle> articles) {
        NewArticle any = articles.getFirst();
        var rows = new Columns<>(articles);
        return new HashSet<>(jdbc.sql("""
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
                            image_url, word_count, tags, selected, url, hash, fingerprint, verdicts)
                        on conflict (id) do nothing returning id""")
                .param("source", any.source().id())
                .param("seenAt", Timestamp.from(any.seenAt()))
                .params(texts(rows))
                .param("htmls", rows.texts(NewArticle::html))
                .param("sourceTitles", rows.texts(NewArticle::sourceTitle))
                .param("selected", rows.texts(NewArticle::selected))
                .param("verdicts", rows.texts(article -> article.verdicts().json()))
                .query(String.class)
                .list());
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
