package io.broadsheet.digest.article;

import io.broadsheet.digest.article.Article.Sighting;
import io.broadsheet.digest.article.Article.TopicScore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The articles that arrived, each once, at its highest revision. */
public final class Articles {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    Articles(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Stores the article unless the same or a higher revision is there already; says whether it did. */
    boolean store(Article article) {
        return jdbc.sql("""
                        insert into article (id, revision, url, title, author, source_id, source_title, published_at,
                            first_seen_at, language, summary, body, image_url, word_count, tags, topics, sightings,
                            received_at)
                        values (:id, :revision, :url, :title, :author, :sourceId, :sourceTitle, :publishedAt,
                            :firstSeenAt, :language, :summary, :body, :imageUrl, :wordCount, :tags::jsonb,
                            :topics::jsonb, :sightings::jsonb, :receivedAt)
                        on conflict (id) do update set
                            revision = excluded.revision, url = excluded.url, title = excluded.title,
                            author = excluded.author, source_id = excluded.source_id,
                            source_title = excluded.source_title, published_at = excluded.published_at,
                            language = excluded.language, summary = excluded.summary, body = excluded.body,
                            image_url = excluded.image_url, word_count = excluded.word_count, tags = excluded.tags,
                            topics = excluded.topics, sightings = excluded.sightings
                        where article.revision < excluded.revision""")
                        .param("id", article.id())
                        .param("revision", article.revision())
                        .param("url", article.url())
                        .param("title", article.title())
                        .param("author", article.author())
                        .param("sourceId", article.sourceId())
                        .param("sourceTitle", article.sourceTitle())
                        .param("publishedAt", timestamp(article.publishedAt()))
                        .param("firstSeenAt", timestamp(article.firstSeenAt()))
                        .param("language", article.language())
                        .param("summary", article.summary())
                        .param("body", article.text())
                        .param("imageUrl", article.imageUrl())
                        .param("wordCount", article.wordCount())
                        .param("tags", json.writeValueAsString(article.tags()))
                        .param("topics", json.writeValueAsString(article.topics()))
                        .param("sightings", json.writeValueAsString(article.sightings()))
                        .param("receivedAt", timestamp(clock.instant()))
                        .update()
                == 1;
    }

    /** The articles of the given ids, in the order they were first seen; ids that are not there are left out. */
    public List<Article> find(Collection<String> ids) {
        return jdbc.sql("select * from article where id = any(:ids) order by first_seen_at, id")
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) -> article(row))
                .list();
    }

    private Article article(ResultSet row) throws SQLException {
        return new Article(
                row.getString("id"),
                row.getInt("revision"),
                row.getString("url"),
                row.getString("title"),
                row.getString("author"),
                row.getString("source_id"),
                row.getString("source_title"),
                instant(row, "published_at"),
                Objects.requireNonNull(instant(row, "first_seen_at")),
                row.getString("language"),
                row.getString("summary"),
                row.getString("body"),
                row.getString("image_url"),
                row.getInt("word_count"),
                json.readValue(row.getString("tags"), new TypeReference<List<String>>() {}),
                json.readValue(row.getString("topics"), new TypeReference<List<TopicScore>>() {}),
                json.readValue(row.getString("sightings"), new TypeReference<List<Sighting>>() {}));
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
