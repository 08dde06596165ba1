package io.broadsheet.ingest.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has shown articles, asked for many of them at once. */
final class Sightings {

    private final JdbcClient jdbc;

    Sightings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, List<ArticleEvent.Sighting>> of(Collection<String> ids) {
        Map<String, List<ArticleEvent.Sighting>> byArticle = new HashMap<>();
        jdbc.sql("""
                        select article_id, source_id, url, seen_at from sighting
                        where article_id = any(:ids) order by seen_at, source_id""").param("ids", ids.toArray(String[]::new)).query(row -> {
            byArticle
                    .computeIfAbsent(row.getString("article_id"), _ -> new ArrayList<>())
                    .add(new ArticleEvent.Sighting(
                            row.getString("source_id"),
                            row.getString("url"),
                            row.getTimestamp("seen_at").toInstant()));
        });
        return byArticle;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
