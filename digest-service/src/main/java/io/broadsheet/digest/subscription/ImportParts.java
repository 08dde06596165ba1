package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploaded files, in the database, so that any instance can go on with them; a part at a time in memory. */
final class ImportParts {

    private static final int PART_BYTES = 256 * 1024;

    private final JdbcClient jdbc;

    ImportParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a file up to its end, or until it has got larger than allowed; gives its size in bytes. */
    long store(UUID importId, InputStream content, long mostBytes) throws IOException {
        long bytes = 0;
        for (int part = 0; bytes <= mostBytes; part++) {
            byte[] next = content.readNBytes(PART_BYTES);
            if (next.length == 0) {
                return bytes;
            }
            jdbc.sql("insert into subscription_import_part (import_id, part, content) values (?, ?, ?)")
                    .params(importId, part, next)
                    .update();
            stillComing(importId);
            bytes += next.length;
        }
        return bytes;
    }

    /** An upload that stands still for longer is taken for broken off. */
    private void stillComing(UUID importId) {
        jdbc.sql("update subscription_import set leased_until = clock_timestamp() + interval '15 minutes' where id = ?")
                .param(importId)
                .update();
    }

    InputStream open(UUID importId) {
        return new PartsInput(part -> load(importId, part));
    }

    private Optional<byte[]> load(UUID importId, int part) {
        return jdbc.sql("select content from subscription_import_part where import_id = ? and part = ?")
                .params(importId, part)
                .query(byte[].class)
                .optional();
    }

    void delete(UUID importId) {
        jdbc.sql("delete from subscription_import_part where import_id = ?")
                .param(importId)
                .update();
    }
}
