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
    private final Verdicts verdicts;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.verdicts = new Verdicts(jdbc);
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
                        with mine as materialized (
                            select s.article_id, given.fingerprint from sighting s
                            join unnest(:ids::text[], :fingerprints::text[]) as given (id, fingerprint)
                                on given.id = s.article_id
                            where s.source_id = :source order by s.article_id for no key update of s)
                        update sighting s set fingerprint = mine.fingerprint, fingerprint_at = :now
                        from mine where s.article_id = mine.article_id and s.source_id = :source""")
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
        Set<String> added = new HashSet<>();
        Set<String> seenFirst = new HashSet<>();
        insert(articles, added, seenFirst);
        List<NewArticle> known = articles.stream()
                .filter(article -> !added.contains(article.id()))
                .toList();
        int selected = (int) articles.stream()
                .filter(article -> added.contains(article.id()) && article.selected())
                .count();
        return new Recorded(added.size(), selected, known.isEmpty() ? 0 : again(known, seenFirst));
    }

    /** Stores those that nobody had stored before, and notes that the source carries all of them. */
    private void insert(List<NewArticle> articles, Set<String> added, Set<String> seenFirst) {
        NewArticle any = articles.getFirst();
        var rows = new Columns<>(articles);
        var judged = Verdicts.columns(articles);
        jdbc.sql("""
                        with given as materialized (
                            select * from unnest(:ids::text[], :addresses::text[], :titles::text[], :authors::text[],
                                :sourceTitles::text[], :dates::timestamptz[], :languages::text[], :summaries::text[],
                                :htmls::text[], :bodies::text[], :images::text[], :words::int[], :tags::text[],
                                :selected::boolean[], :urls::text[], :hashes::text[], :fingerprints::text[])
                            as given (id, address, title, author, source_title, dated_at, language, summary, html, body,
                                image_url, word_count, tags, selected, url, hash, fingerprint)),
                        added as (
                            insert into article (id, url, title, author, source_id, source_title, dated_at,
                                first_seen_at, language, summary, html, body, image_url, word_count, tags, selected)
                            select id, address, title, author, :source, source_title, dated_at, :seenAt,
                                language, summary, html, body, image_url, word_count, tags::text[], selected from given
                            on conflict (id) do nothing returning id),
                        judged as (
                            insert into verdict (article_id, topic_id, selected, score, threshold, explanation)
                            select v.* from unnest(:articles::text[], :topics::text[], :verdicts::boolean[],
                                :scores::float8[], :thresholds::float8[], :explanations::text[])
                                as v (article_id, topic_id, selected, score, threshold, explanation)
                            join added on added.id = v.article_id),
                        seen as (
                            insert into sighting (article_id, source_id, url, seen_at, content_hash, fingerprint)
                            select id, :source, url, :seenAt, hash, fingerprint from given
                            on conflict (article_id, source_id) do update
                                set content_hash = excluded.content_hash, fingerprint = excluded.fingerprint
                            returning article_id, xmax = 0 as first)
                        select seen.article_id, seen.first, added.id is not null as added
                        from seen left join added on added.id = seen.article_id""")
                .param("source", any.source().id())
                .param("seenAt", Timestamp.from(any.seenAt()))
                .param("ids", rows.texts(NewArticle::id))
                .param("addresses", rows.texts(NewArticle::address))
                .param("urls", rows.texts(article -> article.candidate().url()))
                .param("hashes", rows.texts(NewArticle::contentHash))
                .param("fingerprints", rows.texts(NewArticle::fingerprint))
                .params(contents(rows))
                .params(judged)
                .query(row -> {
                    String id = row.getString("article_id");
                    if (row.getBoolean("added")) {
                        added.add(id);
                    }
                    if (row.getBoolean("first")) {
                        seenFirst.add(id);
                    }
                });
    }

    private static Map<String, Object> contents(Columns<NewArticle> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("titles", rows.texts(article -> article.candidate().title()));
        columns.put("authors", rows.texts(article -> article.candidate().author()));
        columns.put("sourceTitles", rows.texts(NewArticle::sourceTitle));
        columns.put("dates", rows.texts(NewArticle::date));
        columns.put("languages", rows.texts(article -> article.candidate().language()));
        columns.put("summaries", rows.texts(article -> article.candidate().summary()));
        columns.put("htmls", rows.texts(article -> article.candidate().text().html()));
        columns.put("bodies", rows.texts(article -> article.candidate().text().plain()));
        columns.put("images", rows.texts(NewArticle::imageUrl));
        columns.put("words", rows.numbers(article -> article.candidate().text().words()));
        columns.put("tags", rows.texts(article -> TextArray.literal(article.tags())));
        columns.put("selected", rows.texts(NewArticle::selected));
        return columns;
    }

    /** How many of these known articles have a new text or one more sighting. */
    private int again(List<NewArticle> articles, Set<String> seenFirst) {
        lock(articles);
        List<NewArticle> edited = articles.stream()
                .filter(article -> !seenFirst.contains(article.id()))
                .toList();
        Set<String> updated = edited.isEmpty() ? Set.of() : update(edited);
        verdicts.renew(articles.stream()
                .filter(article -> updated.contains(article.id()))
                .toList());
        verdicts.add(articles.stream()
                .filter(article -> !updated.contains(article.id()))
                .toList());
        Set<String> revised = new HashSet<>(updated);
        articles.stream().map(NewArticle::id).filter(seenFirst::contains).forEach(revised::add);
        revise(revised);
        return revised.size();
    }

    private void lock(List<NewArticle> articles) {
        jdbc.sql("select id from article where id = any(:ids) order by id for no key update")
                .param("ids", new Columns<>(articles).texts(NewArticle::id))
                .query(String.class)
                .list();
    }

    /** Only the source that was first to carry an article changes its text; ids of those that it has changed. */
    private Set<String> update(List<NewArticle> articles) {
        var rows = new Columns<>(articles);
        return new HashSet<>(jdbc.sql("""
                        update article a set url = coalesce(given.url, a.url), title = given.title,
                            author = given.author, dated_at = coalesce(a.dated_at, least(given.dated_at, a.first_seen_at)),
                            language = given.language, summary = given.summary, html = given.html, body = given.body,
                            image_url = given.image_url, word_count = given.word_count, tags = given.tags::text[]
                        from unnest(:ids::text[], :addresses::text[], :titles::text[], :authors::text[],
                                :dates::timestamptz[], :languages::text[], :summaries::text[], :htmls::text[],
                                :bodies::text[], :images::text[], :words::int[], :tags::text[])
                            as given (id, url, title, author, dated_at, language, summary, html, body, image_url,
                                word_count, tags)
                        where a.id = given.id and a.source_id = :source returning a.id""")
                .param("source", articles.getFirst().source().id())
                .param("ids", rows.texts(NewArticle::id))
                .param("addresses", rows.texts(NewArticle::address))
                .params(contents(rows))
                .query(String.class)
                .list());
    }

    private void revise(Set<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            update article set revision = revision + 1, published_at = null,
                                selected = exists (select from verdict v where v.article_id = id and v.selected)
                            where id = any(:ids)""").param("ids", ids.toArray(String[]::new)).update();
        }
    }
}
