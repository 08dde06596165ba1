package io.broadsheet.digest.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Owes an edition to its readers in slices, each one statement that also moves the mark up to which they are owed it: the
 * first mail leaves while the last reader's row is still to be written, and a process that dies leaves no gap.
 */
final class Addressing {

    private final JdbcClient jdbc;
    private final int slice;

    /**
     * The addressing of all editions.
     *
     * @param slice rows in one statement
     */
    Addressing(JdbcClient jdbc, int slice) {
        this.jdbc = jdbc;
        this.slice = slice;
    }

    /**
     * What one slice did.
     *
     * @param added readers that were not owed the edition before
     */
    record Slice(long added, boolean complete) {}

    /** Starts at the first reader; also over again, where it was started before. */
    void begin(long editionId, String newsletter, Instant now) {
        jdbc.sql("""
                insert into delivery_run (edition_id, started_at, newsletter, owed_to, complete)
                values (:edition, :now, :newsletter, uuid '00000000-0000-0000-0000-000000000000', false)
                on conflict (edition_id) do update set
                    newsletter = excluded.newsletter, owed_to = excluded.owed_to, complete = false""")
                .param("edition", editionId)
                .param("newsletter", newsletter)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Owes the edition to its next readers; empty when all are owed it, or somebody else is at work. */
    Optional<Slice> next(long editionId, Instant now) {
        return jdbc.sql("""
                with run as materialized (
                    select edition_id, newsletter, owed_to, started_at from delivery_run
                    where edition_id = :edition and not complete
                    for update skip locked),
                slice as materialized (
                    select reader.id from run cross join lateral (
                        select id from recipient
                        where newsletter = run.newsletter and id > run.owed_to
                          and (paused_until is null or paused_until <= run.started_at)
                        order by id limit :most) reader),
                owed as (
                    insert into delivery (kind, priority, edition_id, subscription_id, message_id, due_at, created_at)
                    select :kind, :priority, :edition, id, cast(uuidv7() as text), :now, :now from slice
                    on conflict (edition_id, subscription_id) do nothing
                    returning id)
                update delivery_run set
                    owed_to = coalesce((select id from slice order by id desc limit 1), delivery_run.owed_to),
                    complete = (select count(*) from slice) < :most
                from run where delivery_run.edition_id = run.edition_id
                returning (select count(*) from owed) as added, delivery_run.complete as complete""")
                .param("edition", editionId)
                .param("most", slice)
                .param("kind", DeliveryKind.EDITION.name())
                .param("priority", DeliveryKind.EDITION.priority())
                .param("now", Timestamp.from(now))
                .query(Slice.class)
                .optional();
    }

    /** Whether everybody is owed the edition who is to get it. */
    boolean isComplete(long editionId) {
        return jdbc.sql("select count(*) from delivery_run where edition_id = :edition and not complete")
                        .param("edition", editionId)
                        .query(Long.class)
                        .single()
                == 0;
    }
}
