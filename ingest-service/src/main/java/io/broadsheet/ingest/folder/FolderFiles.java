package io.broadsheet.ingest.folder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that have been dealt with, so that each is read once, and refused once. */
final class FolderFiles {

    /** Files that went away are remembered for so long, so that they are the same articles when they return. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private final JdbcClient jdbc;

    FolderFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The files that were there; without those that could not be read, which a restart tries again. */
    Map<String, KnownFile> known(String sourceId) {
        Map<String, KnownFile> known = new HashMap<>();
        jdbc.sql("""
                        select path, size, modified_at, refusal, article_id, text_id from folder_file
                        where source_id = ? and missing_since is null
                            and (refusal is null or not starts_with(refusal, ?))""").param(sourceId).param(FileContent.Refused.UNREADABLE).query(row -> {
            var stamp = new FileStamp(
                    row.getLong("size"), row.getTimestamp("modified_at").toInstant());
            known.put(
                    row.getString("path"),
                    new KnownFile(
                            stamp, row.getString("refusal"), row.getString("article_id"), row.getString("text_id")));
        });
        return known;
    }

    /** Articles that files with these words gave, under whatever name, by the id that the words alone would give. */
    Map<String, String> articles(String sourceId, Collection<String> textIds) {
        Map<String, String> articles = new HashMap<>();
        jdbc.sql("""
                        select text_id, min(article_id) as article_id from folder_file
                        where source_id = :source and text_id = any(:ids) and article_id is not null
                        group by text_id""")
                .param("source", sourceId)
                .param("ids", textIds.toArray(String[]::new))
                .query(row -> {
                    articles.put(row.getString("text_id"), row.getString("article_id"));
                });
        return articles;
    }

    void put(String sourceId, Map<String, KnownFile> files, Instant now) {
        jdbc.sql("""
                        insert into folder_file (source_id, path, size, modified_at, refusal, article_id, text_id, recorded_at)
                        select :source, f.path, f.size, f.modified_at, f.refusal, f.article_id, f.text_id, :now::timestamptz
                        from unnest(:paths::text[], :sizes::bigint[], :dates::timestamptz[], :refusals::text[],
                            :articles::text[], :texts::text[]) as f (path, size, modified_at, refusal, article_id, text_id)
                        on conflict (source_id, path) do update set size = excluded.size,
                            modified_at = excluded.modified_at, refusal = excluded.refusal,
                            article_id = excluded.article_id, text_id = excluded.text_id,
                            recorded_at = excluded.recorded_at, missing_since = null""")
                .param("source", sourceId)
                .param("now", now.toString())
                .param("paths", files.keySet().toArray(String[]::new))
                .param(
                        "sizes",
                        column(files, file -> String.valueOf(file.stamp().size())))
                .param("dates", column(files, file -> file.stamp().modifiedAt().toString()))
                .param("refusals", column(files, KnownFile::refusal))
                .param("articles", column(files, KnownFile::articleId))
                .param("texts", column(files, KnownFile::textId))
                .update();
    }

    private static @Nullable String[] column(
            Map<String, KnownFile> files, Function<KnownFile, @Nullable String> value) {
        List<@Nullable String> column = new ArrayList<>();
        files.values().forEach(file -> column.add(value.apply(file)));
        return column.toArray(new String[0]);
    }

    /** Files that are not there any more; their articles stay. */
    void miss(String sourceId, Collection<String> paths, Instant now) {
        jdbc.sql("""
                        update folder_file set missing_since = :now::timestamptz
                        where source_id = :source and path = any(:paths)""")
                .param("source", sourceId)
                .param("now", now.toString())
                .param("paths", paths.toArray(String[]::new))
                .update();
        jdbc.sql("delete from folder_file where source_id = :source and missing_since < :then::timestamptz")
                .param("source", sourceId)
                .param("then", now.minus(MEMORY).toString())
                .update();
    }
}
