package io.broadsheet.digest.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports and how far they came; one instance at a time works on one, for as long as its lease lasts. */
final class Imports {

    private static final String COLUMNS = """
            id, newsletter, state, bytes, bytes_read, rows_read, imported, known, suppressed, refused, reason,
            created_at, finished_at""";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Imports(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a batch did. */
    record Step(long bytesRead, int rows, int imported, int known, int suppressed, int refused) {}

    UUID begin(String newsletter) {
        return jdbc.sql("""
                        insert into subscription_import (newsletter, state, leased_until, created_at)
                        values (?, 'uploading', clock_timestamp() + interval '15 minutes', ?)
                        returning id""").params(newsletter, now()).query(UUID.class).single();
    }

    void uploaded(UUID id, long bytes) {
        jdbc.sql("update subscription_import set state = 'waiting', bytes = ?, leased_until = null where id = ?")
                .params(bytes, id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from subscription_import where id = ?").param(id).update();
    }

    /** The oldest that nobody works on. The lease goes by the database's clock, which all instances share. */
    Optional<ImportJob> claim(UUID worker, Duration lease) {
        return jdbc.sql("""
                        update subscription_import set state = 'running', worker = :worker,
                            leased_until = clock_timestamp() + make_interval(secs => :seconds)
                        where id = (select id from subscription_import where state in ('waiting', 'running')
                            and (leased_until is null or leased_until < clock_timestamp())
                            order by created_at limit 1 for update skip locked)
                        returning\s""" + COLUMNS)
                .param("worker", worker)
                .param("seconds", lease.toMillis() / 1000.0)
                .query(Imports::job)
                .optional();
    }

    /** Notes a batch, in its transaction; false when another instance has taken the import over. */
    boolean advance(UUID id, UUID worker, Duration lease, Step step) {
        return jdbc.sql("""
                        update subscription_import set bytes_read = :bytes, rows_read = rows_read + :rows,
                            imported = imported + :imported, known = known + :known,
                            suppressed = suppressed + :suppressed, refused = refused + :refused,
                            leased_until = clock_timestamp() + make_interval(secs => :seconds)
                        where id = :id and state = 'running' and worker = :worker""")
                        .param("id", id)
                        .param("worker", worker)
                        .param("seconds", lease.toMillis() / 1000.0)
                        .param("bytes", step.bytesRead())
                        .param("rows", step.rows())
                        .param("imported", step.imported())
                        .param("known", step.known())
                        .param("suppressed", step.suppressed())
                        .param("refused", step.refused())
                        .update()
                == 1;
    }

    /** Renews the lease; false when another instance has taken the import over. */
    boolean keep(UUID id, UUID worker, Duration lease) {
        return jdbc.sql("""
                        update subscription_import set leased_until = clock_timestamp() + make_interval(secs => ?)
                        where id = ? and state = 'running' and worker = ?""").params(lease.toMillis() / 1000.0, id, worker).update() == 1;
    }

    /** Leaves an unfinished import to whoever comes next. */
    void release(UUID id, UUID worker) {
        jdbc.sql("update subscription_import set worker = null, leased_until = null where id = ? and worker = ?")
                .params(id, worker)
                .update();
    }

    boolean finish(UUID id, UUID worker) {
        return end(id, worker, "done", null);
    }

    boolean fail(UUID id, UUID worker, String reason) {
        return end(id, worker, "failed", reason);
    }

    private boolean end(UUID id, UUID worker, String state, @org.jspecify.annotations.Nullable String reason) {
        return jdbc.sql("""
                        update subscription_import set state = :state, reason = :reason, finished_at = :now,
                            worker = null, leased_until = null, bytes_read = case :state when 'done' then bytes else bytes_read end
                        where id = :id and worker = :worker""")
                        .param("id", id)
                        .param("worker", worker)
                        .param("state", state)
                        .param("reason", reason)
                        .param("now", now())
                        .update()
                == 1;
    }

    Optional<ImportJob> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from subscription_import where id = ?")
                .param(id)
                .query(Imports::job)
                .optional();
    }

    List<ImportJob> latest(int most) {
        return jdbc.sql("select " + COLUMNS + " from subscription_import order by id desc limit ?")
                .param(most)
                .query(Imports::job)
                .list();
    }

    /** Forgets what is over, and uploads that nothing has come of for a quarter of an hour. */
    void forget(Instant endedBefore) {
        jdbc.sql("""
                        delete from subscription_import
                        where finished_at < :ended or (state = 'uploading' and coalesce(leased_until < clock_timestamp(), true))""").param("ended", endedBefore.atOffset(ZoneOffset.UTC)).update();
    }

    private static ImportJob job(ResultSet row, int number) throws SQLException {
        long bytes = row.getLong("bytes");
        Timestamp finished = row.getTimestamp("finished_at");
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getString("newsletter"),
                row.getString("state"),
                bytes == 0 ? 0 : Math.min(1, (double) row.getLong("bytes_read") / bytes),
                row.getLong("rows_read"),
                row.getLong("imported"),
                row.getLong("known"),
                row.getLong("suppressed"),
                row.getLong("refused"),
                row.getString("reason"),
                row.getTimestamp("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private java.time.OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
