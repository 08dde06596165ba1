package io.broadsheet.digest.edition;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who did what to which edition, and, where others are to know, the outbox that tells them. */
final class EditionEvents {

    /** PostgreSQL advisory lock: one instance publishes at a time, so that events leave in order. */
    private static final long PUBLISHING = 0x65646974696f6eL;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EditionEvents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A record for Kafka. */
    record Outgoing(long id, String key, String value) {}

    /** An entry of the audit trail. */
    record Entry(
            Instant at, String who, String what, @Nullable String detail) {}

    void add(
            Edition edition,
            String who,
            String what,
            @Nullable String detail,
            @Nullable SendingProgress progress,
            Instant now) {
        jdbc.sql("""
                        insert into edition_event (edition_id, at, actor, what, detail, payload)
                        values (:edition, :at, :who, :what, :detail, cast(:payload as jsonb))""")
                .param("edition", edition.id())
                .param("at", Timestamp.from(now))
                .param("who", who)
                .param("what", what)
                .param("detail", detail)
                .param("payload", progress == null ? null : json.writeValueAsString(progress))
                .update();
    }

    /** Oldest first. */
    List<Entry> of(long editionId) {
        return jdbc.sql("select at, actor, what, detail from edition_event where edition_id = :edition order by id")
                .param("edition", editionId)
                .query((row, _) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("what"),
                        row.getString("detail")))
                .list();
    }

    /** Says whether this transaction is the one that publishes. */
    boolean lockPublishing() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", PUBLISHING)
                .query(Boolean.class)
                .single();
    }

    List<Outgoing> unpublished(int atMost) {
        return jdbc.sql("""
                        select event.id, edition.newsletter || '/' || edition.period as key, event.payload as value
                        from edition_event event join edition on edition.id = event.edition_id
                        where event.payload is not null and event.published_at is null
                        order by event.id limit :size""").param("size", atMost).query(Outgoing.class).list();
    }

    void published(Collection<Long> ids, Instant now) {
        jdbc.sql("update edition_event set published_at = :now where id = any(:ids)")
                .param("now", Timestamp.from(now))
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }
}
