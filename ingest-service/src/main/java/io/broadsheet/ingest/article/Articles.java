package io.broadsheet.ingest.article;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored articles and who showed them. An article once selected stays selected. */
final class Articles {

    private final JdbcClient jdbc;
    private final Verdicts verdicts;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.verdicts = new Verdicts(jdbc);
    }

    /** Content hashes by article id, for those of the articles that the source has shown before. */
    Map<String, String> contentHashes(String sourceId, Collection<String> ids) {
        Map<String, String> hashes = new HashMap<>();
        jdbc.sql("""
                        select article_id, content_hash from sighting
                        where source_id = :source and article_id = any(:ids)""")
                .param("source", sourceId)
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    hashes.put(row.getString("article_id"), row.getString("content_hash"));
                });
        return hashes;
    }

    /**
     * Stores new articles, and adds what is new about known ones.
     *
     * @param articles of one source, by id: whoever stores the same ones locks them in the same order
     */
    Recorded record(List<NewArticle> articles) {
        Set<String> added = insert(articles);
        Set<String> firstSeen = see(articles);
        verdicts.add(articles.stream()
                .filter(article -> added.contains(article.id()))
                .toList());
        Recorded known = articles.stream()
                .filter(article -> !added.contains(article.id()))
                .map(article -> again(article, firstSeen.contains(article.id())))
                .reduce(new Recorded(0, 0, 0), Recorded::plus);
        int selected = (int) articles.stream()
                .filter(article -> added.contains(article.id()) && article.selected())
                .count();
        return known.plus(new Recorded(added.size(), selected, 0));
    }

    private Recorded again(NewArticle article, boolean firstSighting) {
        boolean newText = !firstSighting && update(article);
        if (newText) {
            verdicts.renew(article);
        } else {
            verdicts.add(List.of(article));
        }
        if (firstSighting || newText) {
            revise(article);
        }
        return new Recorded(0, 0, firstSighting || newText ? 1 : 0);
    }

    /** Ids of those that nobody had stored before. */
    private Set<String> insert(List<NewArticle> articles) {
        NewArticle any = articles.getFirst();
        return new HashSet<>(jdbc.sql("""
                        insert into article (id, url, title, author, source_id, source_title, dated_at, first_seen_at,
                            language, summary, html, body, image_url, word_count, tags, selected)
                        select id, url, title, author, :source, source_title, dated_at, :seenAt,
                            language, summary, html, body, image_url, word_count, tags::text[], selected
                        from unnest(:ids::text[], :urls::text[], :titles::text[], :authors::text[],
                            :sourceTitles::text[], :dates::timestamptz[], :languages::text[], :summaries::text[],
                            :htmls::text[], :bodies::text[], :images::text[], :words::int[], :tags::text[],
                            :selected::boolean[])
                            as given (id, url, title, author, source_title, dated_at, language, summary, html, body,
                                image_url, word_count, tags, selected)
                        on conflict (id) do nothing returning id""")
                .param("source", any.source().id())
                .param("seenAt", Timestamp.from(any.seenAt()))
                .param("ids", texts(articles, NewArticle::id))
                .param("urls", texts(articles, NewArticle::address))
                .param("titles", texts(articles, article -> article.candidate().title()))
                .param("authors", texts(articles, article -> article.candidate().author()))
                .param("sourceTitles", texts(articles, NewArticle::sourceTitle))
                .param("dates", texts(articles, article -> text(article.date())))
                .param(
                        "languages",
                        texts(articles, article -> article.candidate().language()))
                .param(
                        "summaries",
                        texts(articles, article -> article.candidate().summary()))
                .param(
                        "htmls",
                        texts(articles, article -> article.candidate().text().html()))
                .param(
                        "bodies",
                        texts(articles, article -> article.candidate().text().plain()))
                .param("images", texts(articles, NewArticle::imageUrl))
                .param(
                        "words",
                        articles.stream().map(a -> a.candidate().text().words()).toArray(Integer[]::new))
                .param("tags", texts(articles, article -> TextArray.literal(article.tags())))
                .param("selected", articles.stream().map(NewArticle::selected).toArray(Boolean[]::new))
                .query(String.class)
                .list());
    }

    /** Notes that the source carries the articles; ids of those that it did not carry before. */
    private Set<String> see(List<NewArticle> articles) {
        NewArticle any = articles.getFirst();
        Set<String> first = new HashSet<>();
        jdbc.sql("""
                        insert into sighting (article_id, source_id, url, seen_at, content_hash)
                        select id, :source, url, :seenAt, hash
                        from unnest(:ids::text[], :urls::text[], :hashes::text[]) as given (id, url, hash)
                        on conflict (article_id, source_id) do update set content_hash = excluded.content_hash
                        returning article_id, xmax = 0 as first""")
                .param("source", any.source().id())
                .param("seenAt", Timestamp.from(any.seenAt()))
                .param("ids", texts(articles, NewArticle::id))
                .param("urls", texts(articles, article -> article.candidate().url()))
                .param("hashes", texts(articles, NewArticle::contentHash))
                .query(row -> {
                    if (row.getBoolean("first")) {
                        first.add(row.getString("article_id"));
                    }
                });
        return first;
    }

    /** Only the source that was first to carry an article changes its text. */
    private boolean update(NewArticle article) {
        Candidate candidate = article.candidate();
        return jdbc.sql("""
                        update article set url = coalesce(:url, url), title = :title, author = :author,
                            dated_at = coalesce(dated_at, least(:date, first_seen_at)), language = :language,
                            summary = :summary, html = :html, body = :body, image_url = :image, word_count = :words,
                            tags = :tags
                        where id = :id and source_id = :source""")
                        .param("source", article.source().id())
                        .param("id", article.id())
                        .param("url", article.address(), Types.VARCHAR)
                        .param("title", candidate.title())
                        .param("author", candidate.author(), Types.VARCHAR)
                        .param("date", timestamp(article.date()), Types.TIMESTAMP)
                        .param("language", candidate.language(), Types.VARCHAR)
                        .param("summary", candidate.summary())
                        .param("html", candidate.text().html())
                        .param("body", candidate.text().plain())
                        .param("image", article.imageUrl(), Types.VARCHAR)
                        .param("words", candidate.text().words())
                        .param("tags", article.tags())
                        .update()
                == 1;
    }

    private void revise(NewArticle article) {
        jdbc.sql("""
                        update article set revision = revision + 1, published_at = null,
                            selected = exists (select from verdict v where v.article_id = id and v.selected)
                        where id = :id""").param("id", article.id()).update();
    }

    private static @Nullable String[] texts(List<NewArticle> articles, Function<NewArticle, @Nullable String> text) {
        return articles.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
