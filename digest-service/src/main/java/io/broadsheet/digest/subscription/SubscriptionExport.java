package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists as a file, with the evidence of consent: what comes out goes in again. */
final class SubscriptionExport {

    private static final int CHUNK = 2000;
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    SubscriptionExport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(UUID id, List<@Nullable Object> fields) {}

    /** Writes all that the filters leave in, a chunk at a time in memory, holding no connection while the other side reads. */
    void write(String newsletter, String state, CSVPrinter csv) throws IOException {
        csv.printRecord(
                "email",
                "name",
                "consent_at",
                "consent_source",
                "newsletter",
                "state",
                "created_at",
                "paused_until",
                "id");
        List<Line> chunk = after(FIRST, newsletter, state);
        while (!chunk.isEmpty()) {
            for (Line line : chunk) {
                csv.printRecord(line.fields());
            }
            chunk = after(chunk.getLast().id(), newsletter, state);
        }
    }

    private List<Line> after(UUID id, String newsletter, String state) {
        return jdbc.sql("""
                        select id, newsletter, email, name, subscription.state, created_at, paused_until,
                            coalesce(evidence.consent_at, evidence.at) as consent_at,
                            case when evidence.at is not null
                                then coalesce(evidence.consent_source, 'confirmed by mail') end as consent_source
                        from subscription left join lateral (
                            select consent_at, consent_source, at from subscription_event event
                            where event.subscription_id = subscription.id and type in ('confirmed', 'imported')
                            order by event.id desc limit 1) evidence on true
                        where id > :after and (:newsletter = '' or newsletter = :newsletter)
                            and (:state = '' or subscription.state = :state)
                        order by id limit :chunk""")
                .param("after", id)
                .param("newsletter", newsletter)
                .param("state", state)
                .param("chunk", CHUNK)
                .query(SubscriptionExport::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Line(
                id,
                java.util.Arrays.asList(
                        guarded(row.getString("email")),
                        guarded(row.getString("name")),
                        time(row, "consent_at"),
                        guarded(row.getString("consent_source")),
                        row.getString("newsletter"),
                        row.getString("state"),
                        time(row, "created_at"),
                        time(row, "paused_until"),
                        id));
    }

    private static @Nullable String guarded(@Nullable String text) {
        return text == null ? null : Spreadsheets.guarded(text);
    }

    private static @Nullable Object time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
