package io.broadsheet.digest.article;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dead letters, each once, however often its topic delivers it. */
final class DeadLetters {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    DeadLetters(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a dead letter stands in its topic. */
    record Position(String topic, int partition, long offset) {}

    boolean store(
            Position position, String originalTopic, @Nullable String key, @Nullable String value, String reason) {
        return jdbc.sql("""
                        insert into dead_letter (topic, dead_topic, dead_partition, dead_offset, record_key,
                            record_value, reason, stored_at)
                        values (:topic, :deadTopic, :partition, :offset, :key, :value, :reason, :at)
                        on conflict do nothing""")
                        .param("topic", originalTopic)
                        .param("deadTopic", position.topic())
                        .param("partition", position.partition())
                        .param("offset", position.offset())
                        .param("key", storable(key))
                        .param("value", value == null ? null : value.getBytes(StandardCharsets.UTF_8))
                        .param("reason", storable(reason))
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<DeadLetter> find(long id) {
        return jdbc.sql("select * from dead_letter where id = :id")
                .param("id", id)
                .query((row, _) -> deadLetter(row))
                .optional();
    }

    /** Newest first. */
    Page<DeadLetter> list(PageRequest request) {
        var items = jdbc.sql("select * from dead_letter order by id desc limit :size offset :offset")
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> deadLetter(row))
                .list();
        long total =
                jdbc.sql("select count(*) from dead_letter").query(Long.class).single();
        return new Page<>(items, request.page(), request.size(), total);
    }

    /** Says false when it was marked before. */
    boolean markReplayed(long id) {
        return jdbc.sql("update dead_letter set replayed_at = :at where id = :id and replayed_at is null")
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        byte[] value = row.getBytes("record_value");
        Timestamp replayedAt = row.getTimestamp("replayed_at");
        return new DeadLetter(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("record_key"),
                value == null ? null : new String(value, StandardCharsets.UTF_8),
                row.getString("reason"),
                row.getTimestamp("stored_at").toInstant(),
                replayedAt == null ? null : replayedAt.toInstant());
    }

    /** PostgreSQL's text holds every character but NUL. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
