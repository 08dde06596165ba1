package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.TestKafka;
import io.broadsheet.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImportTakeoverTest {

    private static final int ROWS = 60_000;
    /** Rows before it fill whole batches. */
    private static final int HELD_UP = 30_000;

    @Test
    void anotherInstanceGoesOnWhereOneWasKilled() throws SQLException {
        String database = TestPostgres.freshDatabase();
        UUID id;
        try (ReaderApp first = ReaderApp.on(database, TestKafka.bootstrapServers());
                Connection signup = first.bean(DataSource.class).getConnection()) {
            // somebody who is signing up holds the import up in the middle
            signup.setAutoCommit(false);
            signup.createStatement().execute("""
                    insert into subscription (newsletter, email, email_key, state, requests, requested_at, created_at)
                    values ('meta-ai', 'reader%1$d@example.org', 'reader%1$d@example.org', 'pending', 1, now(), now())""".formatted(HELD_UP));
            id = upload(first);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> rowsRead(first.jdbc(), id) == HELD_UP && isHeldUp(first.jdbc()));
            // as if it were gone: what its connections had not committed is lost, and its lease stays
            first.jdbc()
                    .sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and pid not in (pg_backend_pid(), ?)""")
                    .param(signup.unwrap(PGConnection.class).getBackendPID())
                    .query()
                    .listOfRows();
            first.jdbc()
                    .sql("update subscription_import set leased_until = now() + interval '1 hour'")
                    .update(); // however long the second takes to start
            signup.rollback();
        }
        try (ReaderApp second = ReaderApp.on(database, TestKafka.bootstrapServers())) {
            JdbcClient jdbc = second.jdbc();
            long before = rowsRead(jdbc, id);
            assertThat(before).as("interrupted in the middle").isEqualTo(HELD_UP);
            jdbc.sql(
                            "update subscription_import set leased_until = now() - interval '1 second' where leased_until is not null")
                    .update(); // as if time had gone by

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> second.bean(Imports.class)
                            .find(id)
                            .orElseThrow()
                            .state()
                            .equals("done"));

            assertThat(second.bean(Imports.class).find(id).orElseThrow().imported())
                    .isEqualTo(ROWS);
            assertThat(count(jdbc, "select count(*) from subscription where state = 'active'"))
                    .isEqualTo(ROWS);
            assertThat(count(jdbc, "select count(*) from subscription_event")).isEqualTo(ROWS);
            assertThat(count(jdbc, "select count(distinct subscription_id) from subscription_event"))
                    .isEqualTo(ROWS);
        }
    }

    private static UUID upload(ReaderApp app) {
        var csv = new StringBuilder("email,consent_at,consent_source\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("reader").append(i).append("@example.org,2026-03-01,list\n");
        }
        String location = app.send("/api/operator/subscriptions/import", "text/csv", csv.toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private static long rowsRead(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select rows_read from subscription_import where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** Whether the next batch is in the database, where it can be cut off, and not just about to be sent. */
    private static boolean isHeldUp(JdbcClient jdbc) {
        return count(jdbc, """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""") > 0;
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
