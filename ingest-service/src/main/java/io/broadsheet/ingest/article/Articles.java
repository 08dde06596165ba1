package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.Verdict;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored articles, their sightings and verdicts. An article once selected stays selected. */
final class Articles {

    private final JdbcClient jdbc;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Stores a new article, or adds what is new about a known one. */
    Recorded record(NewArticle article) {
        if (insert(article)) {
            article.verdicts().forEach(verdict -> put(article.id(), verdict));
            see(article);
            return new Recorded(1, article.selected() ? 1 : 0, 0);
        }
        boolean firstSighting = see(article);
        boolean newText = !firstSighting && update(article);
        if (newText) {
            article.verdicts().forEach(verdict -> put(article.id(), verdict));
        } else {
            article.verdicts().forEach(verdict -> putMissing(article.id(), verdict));
        }
        if (firstSighting || newText) {
            revise(article);
        }
        return new Recorded(0, 0, firstSighting || newText ? 1 : 0);
    }

    private boolean insert(NewArticle article) {
        return content(jdbc.sql("""
                        insert into article (id, url, title, author, source_id, source_title, dated_at, first_seen_at,
                            language, summary, html, body, image_url, word_count, tags, selected)
                        values (:id, :url, :title, :author, :source, :sourceTitle, :date, :seenAt,
                            :language, :summary, :html, :body, :image, :words, :tags, :selected)
                        on conflict (id) do nothing"""), article)
                        .param("source", article.source().id())
                        .param("sourceTitle", article.sourceTitle())
                        .param("seenAt", timestamp(article.seenAt()))
                        .param("selected", article.selected())
                        .update()
                == 1;
    }

    /** Only the source that was first to carry an article changes its text. */
    private boolean update(NewArticle article) {
        return content(jdbc.sql("""
                        update article set url = coalesce(:url, url), title = :title, author = :author,
                            dated_at = coalesce(dated_at, least(:date, first_seen_at)), language = :language,
                            summary = :summary, html = :html, body = :body, image_url = :image, word_count = :words,
                            tags = :tags
                        where id = :id and source_id = :source"""), article)
                        .param("source", article.source().id())
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec content(JdbcClient.StatementSpec statement, NewArticle article) {
        Candidate candidate = article.candidate();
        return statement
                .param("id", article.id())
                .param("url", article.address(), java.sql.Types.VARCHAR)
                .param("title", candidate.title())
                .param("author", candidate.author(), java.sql.Types.VARCHAR)
                .param("date", timestamp(article.date()), java.sql.Types.TIMESTAMP)
                .param("language", candidate.language(), java.sql.Types.VARCHAR)
                .param("summary", candidate.summary())
                .param("html", candidate.text().html())
                .param("body", candidate.text().plain())
                .param("image", article.imageUrl(), java.sql.Types.VARCHAR)
                .param("words", candidate.text().words())
                .param("tags", article.tags());
    }

    /** Notes that the source carries the article; true when it did not before. */
    private boolean see(NewArticle article) {
        return jdbc.sql("""
                        insert into sighting (article_id, source_id, url, seen_at, content_hash)
                        values (:id, :source, :url, :seenAt, :hash)
                        on conflict (article_id, source_id) do update set content_hash = excluded.content_hash
                        returning xmax = 0""")
                .param("id", article.id())
                .param("source", article.source().id())
                .param("url", article.candidate().url(), java.sql.Types.VARCHAR)
                .param("seenAt", timestamp(article.seenAt()))
                .param("hash", article.candidate().contentHash())
                .query(Boolean.class)
                .single();
    }

    private void put(String id, Verdict verdict) {
        jdbc.sql("""
                        insert into verdict (article_id, topic_id, selected, score, threshold, explanation)
                        values (:id, :topic, :selected, :score, :threshold, :explanation)
                        on conflict (article_id, topic_id) do update
                            set selected = excluded.selected, score = excluded.score, threshold = excluded.threshold,
                                explanation = excluded.explanation
                            where excluded.selected or not verdict.selected""").params(parameters(id, verdict)).update();
    }

    private void putMissing(String id, Verdict verdict) {
        jdbc.sql("""
                        insert into verdict (article_id, topic_id, selected, score, threshold, explanation)
                        values (:id, :topic, :selected, :score, :threshold, :explanation)
                        on conflict do nothing""").params(parameters(id, verdict)).update();
    }

    private static Map<String, Object> parameters(String id, Verdict verdict) {
        return Map.of(
                "id", id,
                "topic", verdict.topicId(),
                "selected", verdict.selected(),
                "score", verdict.score(),
                "threshold", verdict.threshold(),
                "explanation", verdict.explanation());
    }

    private void revise(NewArticle article) {
        jdbc.sql("""
                        update article set revision = revision + 1, published_at = null,
                            selected = exists (select from verdict v where v.article_id = id and v.selected)
                        where id = :id""").param("id", article.id()).update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
