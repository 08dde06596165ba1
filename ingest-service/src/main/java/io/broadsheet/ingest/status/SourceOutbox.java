package io.broadsheet.ingest.status;

import io.broadsheet.ingest.batch.Columns;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The states of sources that Kafka does not know yet. */
final class SourceOutbox {

    private final JdbcClient jdbc;

    SourceOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A state that Kafka does not know yet.
     *
     * @param status absent when the source left the catalogue
     */
    record Unsent(String id, long revision, @Nullable SourceStatus status) {}

    /**
     * Those whose ids come after this one, in their order: nobody waits for ever behind sources that change all the time.
     *
     * @param newSince a source that came later and was never visited is left out: its first visit will tell more
     */
    List<Unsent> unsent(String after, Instant newSince, int most) {
        return jdbc.sql("""
                        select * from source_status where sent_revision < revision and source_id > :after
                            and (last_attempt_at is not null or removed or changed_at <= :newSince)
                        order by source_id limit :most""")
                .param("after", after)
                .param("newSince", Timestamp.from(newSince))
                .param("most", most)
                .query((row, _) -> new Unsent(
                        row.getString("source_id"),
                        row.getLong("revision"),
                        row.getBoolean("removed") ? null : SourceHealth.status(row)))
                .list();
    }

    /** Notes what Kafka has; sources that left go for good with that. Locks in the order in which visits do. */
    void acknowledged(List<Unsent> sent) {
        var columns = new Columns<>(sent);
        jdbc.sql("""
                        with locked as materialized (
                            select source_id from source_health where source_id = any(:ids)
                            order by source_id for no key update)
                        update source_health h set sent_revision = sent.revision
                        from locked join unnest(:ids::text[], :revisions::bigint[]) as sent (id, revision)
                            on sent.id = locked.source_id
                        where h.source_id = locked.source_id""")
                .param("ids", columns.texts(Unsent::id))
                .param("revisions", columns.numbers(Unsent::revision))
                .update();
        if (sent.stream().anyMatch(one -> one.status() == null)) {
            jdbc.sql("delete from source_health where removed and sent_revision = revision")
                    .update();
        }
    }
}
