package io.broadsheet.ingest.article;

import io.broadsheet.ingest.batch.Columns;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is new about articles that are stored already: another text from the source that was first to carry them, or
 * another source. Each makes a revision, which is to be sent again.
 */
final class Revisions {

    private static final String QUEUED =
            " insert into article_outbox (article_id) select id from revised where selected order by id";

    private final JdbcClient jdbc;
    private final KeptText.Choice keep;

    Revisions(JdbcClient jdbc, KeptText.Choice keep) {
        this.jdbc = jdbc;
        this.keep = keep;
    }

    /** An article as it is stored. */
    private record Stored(String sourceId, String contentHash, Verdicts verdicts) {}

    /** An article with all verdicts on it, old and new, and what they leave of its text. */
    private record Revision(NewArticle article, Verdicts verdicts, KeptText text) {
        @Nullable
        String html() {
            return verdicts.selected() ? article.candidate().text().html() : null;
        }
    }

    /**
     * Adds what is new about articles of one source; how many have something new.
     *
     * @param articles by id, all of them stored
     */
    int add(List<NewArticle> articles) {
        Map<String, Stored> stored = lock(articles);
        List<Revision> edited = new ArrayList<>();
        List<NewArticle> elsewhere = new ArrayList<>();
        for (NewArticle article : articles) {
            Stored before = Objects.requireNonNull(
                    stored.get(article.id()), () -> "article deleted meanwhile: " + article.id());
            if (!before.sourceId().equals(article.source().id())) {
                elsewhere.add(article);
            } else if (!before.contentHash().equals(article.contentHash())) {
                edited.add(revision(article, before.verdicts().renewed(article.verdicts())));
            }
        }
        if (!edited.isEmpty()) {
            edit(edited);
        }
        return edited.size() + (elsewhere.isEmpty() ? 0 : further(elsewhere, stored));
    }

    private Revision revision(NewArticle article, Verdicts verdicts) {
        return new Revision(article, verdicts, keep.of(article, verdicts));
    }

    private Map<String, Stored> lock(List<NewArticle> articles) {
        Map<String, Stored> stored = new HashMap<>();
        jdbc.sql("""
                        select a.id, a.source_id, a.content_hash, coalesce(a.verdicts, c.verdicts, '{}') as verdicts
                        from article a left join common_verdicts c on c.number = a.common_verdicts
                        where a.id = any(:ids) order by a.id for no key update of a""")
                .param("ids", new Columns<>(articles).texts(NewArticle::id))
                .query(row -> {
                    stored.put(
                            row.getString("id"),
                            new Stored(
                                    row.getString("source_id"),
                                    row.getString("content_hash"),
                                    Verdicts.read(row.getString("verdicts"))));
                });
        return stored;
    }

    private void edit(List<Revision> revisions) {
        var rows = new Columns<>(revisions.stream().map(Revision::article).toList());
        var judged = new Columns<>(revisions);
        jdbc.sql("""
                        with revised as (update article a set url = coalesce(given.url, a.url),
                            other_url = nullif(coalesce(a.other_url, a.url), coalesce(given.url, a.url)), title = given.title,
                            author = given.author, dated_at = coalesce(a.dated_at, least(
                                timestamptz 'epoch' + given.dated_at * interval '1 microsecond', a.first_seen_at)),
                            language = given.language, summary = given.summary, html = given.html, body = given.body,
                            image_url = given.image_url, word_count = given.word_count, tags = given.tags::text[],
                            content_hash = given.hash, fingerprint = given.fingerprint, verdicts = given.verdicts,
                            selected = given.selected, revision = a.revision + 1
                        from unnest(:ids::text[], :addresses::text[], :titles::text[], :authors::text[],
                                :dates::bigint[], :languages::text[], :summaries::text[], :htmls::text[],
                                :bodies::text[], :images::text[], :words::int[], :tags::text[], :hashes::text[],
                                :fingerprints::text[], :verdicts::jsonb[], :selected::boolean[])
                            as given (id, url, title, author, dated_at, language, summary, html, body, image_url,
                                word_count, tags, hash, fingerprint, verdicts, selected)
                        where a.id = given.id
                        returning a.id, a.selected)""" + QUEUED)
                .params(texts(rows))
                .params(kept(judged))
                .param("verdicts", judged.texts(one -> one.verdicts().json()))
                .param("selected", judged.texts(one -> one.verdicts().selected()))
                .update();
    }

    /** Another source is noted, and its topics judge too; a text that is kept whole changes with the first source alone. */
    private int further(List<NewArticle> articles, Map<String, Stored> stored) {
        Set<String> seenFirst = see(articles);
        List<Revision> revisions = new ArrayList<>();
        for (NewArticle article : articles) {
            Verdicts before = Objects.requireNonNull(stored.get(article.id())).verdicts();
            Verdicts all = before.with(article.verdicts());
            if (seenFirst.contains(article.id()) || !all.equals(before)) {
                revisions.add(revision(article, all));
            }
        }
        if (!revisions.isEmpty()) {
            judge(revisions);
        }
        return revisions.size();
    }

    /** Notes that the source carries them; the ids of those that it had not carried before. */
    private Set<String> see(List<NewArticle> articles) {
        NewArticle any = articles.getFirst();
        var rows = new Columns<>(articles);
        Set<String> first = new HashSet<>();
        jdbc.sql("""
                        insert into further_sighting (article_id, source_id, url, seen_at, content_hash, fingerprint)
                        select id, :source, url, :seenAt, hash, fingerprint
                        from unnest(:ids::text[], :urls::text[], :hashes::text[], :fingerprints::text[])
                            as given (id, url, hash, fingerprint)
                        on conflict (article_id, source_id) do update
                            set content_hash = excluded.content_hash, fingerprint = excluded.fingerprint
                        returning article_id, xmax = 0 as first""")
                .param("source", any.source().id())
                .param("seenAt", Timestamp.from(any.seenAt()))
                .params(texts(rows))
                .query(row -> {
                    if (row.getBoolean("first")) {
                        first.add(row.getString("article_id"));
                    }
                });
        return first;
    }

    /** An article of which only the beginning is kept takes the longer text that comes with a topic that finds something. */
    private void judge(List<Revision> revisions) {
        var rows = new Columns<>(revisions);
        jdbc.sql("""
                        with revised as (update article a set verdicts = given.verdicts, selected = given.selected,
                            html = case when given.takes then given.html else a.html end,
                            body = case when given.takes then given.body else a.body end,
                            word_count = case when given.takes then given.words else a.word_count end,
                            revision = a.revision + 1
                        from (select given.*, b.word_count is null and found and length(given.body) > length(b.body) as takes
                            from unnest(:ids::text[], :verdicts::jsonb[], :selected::boolean[], :htmls::text[],
                                    :bodies::text[], :words::int[], :found::boolean[])
                                as given (id, verdicts, selected, html, body, words, found)
                            join article b on b.id = given.id) given
                        where a.id = given.id
                        returning a.id, a.selected)""" + QUEUED)
                .param("ids", rows.texts(one -> one.article().id()))
                .params(kept(rows))
                .param("found", rows.texts(one -> !one.article().silent()))
                .param("verdicts", rows.texts(one -> one.verdicts().json()))
                .param("selected", rows.texts(one -> one.verdicts().selected()))
                .update();
    }

    private static Map<String, Object> kept(Columns<Revision> rows) {
        return Map.of(
                "htmls", rows.texts(Revision::html),
                "bodies", rows.texts(one -> one.text().plain()),
                "words", rows.numbers(one -> one.text().words()));
    }

    /** The parameters for what a source shows of articles. */
    private static Map<String, Object> texts(Columns<NewArticle> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("ids", rows.texts(NewArticle::id));
        columns.put("addresses", rows.texts(NewArticle::address));
        columns.put("titles", rows.texts(article -> article.candidate().title()));
        columns.put("authors", rows.texts(article -> article.candidate().author()));
        columns.put("dates", rows.microseconds(NewArticle::date));
        columns.put("languages", rows.texts(article -> article.candidate().language()));
        columns.put("summaries", rows.texts(article -> article.candidate().summary()));
        columns.put("images", rows.texts(NewArticle::imageUrl));
        columns.put("tags", rows.texts(article -> TextArray.literal(article.tags())));
        columns.put("urls", rows.texts(article -> article.candidate().url()));
        columns.put("hashes", rows.texts(NewArticle::contentHash));
        columns.put("fingerprints", rows.texts(NewArticle::fingerprint));
        return columns;
    }
}
