package io.broadsheet.ingest.folder;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that have been dealt with, so that each is read once, and refused once. */
final class FolderFiles {

    private final JdbcClient jdbc;

    FolderFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, FileStamp> known(String sourceId) {
        Map<String, FileStamp> known = new HashMap<>();
        jdbc.sql("select path, size, modified_at from folder_file where source_id = ?")
                .param(sourceId)
                .query(row -> {
                    known.put(
                            row.getString("path"),
                            new FileStamp(
                                    row.getLong("size"),
                                    row.getTimestamp("modified_at").toInstant()));
                });
        return known;
    }

    void put(String sourceId, String path, FileStamp stamp, @Nullable String refusal, Instant now) {
        jdbc.sql("""
                        insert into folder_file (source_id, path, size, modified_at, refusal, recorded_at)
                        values (:source, :path, :size, :modified, :refusal, :now)
                        on conflict (source_id, path) do update set size = excluded.size,
                            modified_at = excluded.modified_at, refusal = excluded.refusal,
                            recorded_at = excluded.recorded_at""")
                .param("source", sourceId)
                .param("path", path)
                .param("size", stamp.size())
                .param("modified", Timestamp.from(stamp.modifiedAt()))
                .param("refusal", refusal, Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Files that are not there any more; their articles stay. */
    void forget(String sourceId, Collection<String> paths) {
        jdbc.sql("delete from folder_file where source_id = :source and path = any(:paths)")
                .param("source", sourceId)
                .param("paths", paths.toArray(String[]::new))
                .update();
    }
}
