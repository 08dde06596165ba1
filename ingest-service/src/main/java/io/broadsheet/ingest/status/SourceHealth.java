package io.broadsheet.ingest.status;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of every source, and which of these states Kafka does not know yet. */
public final class SourceHealth {

    private final JdbcClient jdbc;

    SourceHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes how a visit went. */
    public void record(Source source, Attempt attempt) {
        Findings found = attempt.findings();
        var reading = found == null ? Findings.Reading.NOTHING : found.reading();
        jdbc.sql("""
                        insert into source_health as old (source_id, kind, location, title, state, last_attempt_at,
                            last_success_at, next_attempt_at, failures, error, changed_at, permanent_address,
                            final_address, change_interval_s, entries, articles_new, articles_selected)
                        values (:id, :kind, :location, :title, :state, :at, :success, :next, :failures, :error, :at,
                            :permanent, :final, :average, :entries, :added, :selected)
                        on conflict (source_id) do update set kind = excluded.kind, location = excluded.location,
                            title = excluded.title, state = excluded.state, last_attempt_at = excluded.last_attempt_at,
                            last_success_at = coalesce(excluded.last_success_at, old.last_success_at),
                            next_attempt_at = excluded.next_attempt_at, failures = excluded.failures,
                            error = excluded.error, removed = false, changed_at = excluded.changed_at,
                            permanent_address = case when :found then excluded.permanent_address
                                else old.permanent_address end,
                            final_address = coalesce(excluded.final_address, old.final_address),
                            change_interval_s = coalesce(excluded.change_interval_s, old.change_interval_s),
                            entries = coalesce(excluded.entries, old.entries),
                            articles_new = old.articles_new + excluded.articles_new,
                            articles_selected = old.articles_selected + excluded.articles_selected,
                            revision = old.revision + 1""")
                .param("id", source.id())
                .param("kind", source.kind())
                .param("location", source.location())
                .param("title", source.title())
                .param("state", attempt.state().name().toLowerCase(Locale.ROOT))
                .param("at", Timestamp.from(attempt.at()))
                .param("success", attempt.failures() == 0 ? Timestamp.from(attempt.at()) : null, Types.TIMESTAMP)
                .param("next", attempt.next() == null ? null : Timestamp.from(attempt.next()), Types.TIMESTAMP)
                .param("failures", attempt.failures())
                .param("error", attempt.error(), Types.VARCHAR)
                .param("found", found != null)
                .param("permanent", found == null ? null : text(found.permanent()), Types.VARCHAR)
                .param("final", found == null ? null : text(found.last()), Types.VARCHAR)
                .param(
                        "average",
                        found == null || found.average() == null
                                ? null
                                : found.average().toSeconds(),
                        Types.BIGINT)
                .param("entries", reading.entries(), Types.INTEGER)
                .param("added", reading.added())
                .param("selected", reading.selected())
                .update();
    }

    /** Notes a visit that says nothing about the source: its state and failures stay as they were. */
    public void postponed(Source source, Instant next, String why, Instant now) {
        jdbc.sql("""
                        insert into source_health as old (source_id, kind, location, title, state, last_attempt_at,
                            next_attempt_at, error, changed_at)
                        values (:id, :kind, :location, :title, 'new', :now, :next, :why, :now)
                        on conflict (source_id) do update set last_attempt_at = excluded.last_attempt_at,
                            next_attempt_at = excluded.next_attempt_at, error = excluded.error, removed = false,
                            changed_at = excluded.changed_at, revision = old.revision + 1""")
                .param("kind", source.kind())
                .param("location", source.location())
                .param("title", source.title())
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .param("why", why)
                .param("id", source.id())
                .update();
    }

    /** Takes back the one failure that was noted of these sources, as it was not theirs. */
    public void pardon(Collection<String> ids, Instant next, String why, Instant now) {
        jdbc.sql("""
                        update source_health set failures = 0, next_attempt_at = :next, error = :why, changed_at = :now,
                            state = case when last_success_at is null then 'new' else 'ok' end,
                            revision = revision + 1
                        where source_id = any(:ids) and failures = 1 and state = 'failing'""")
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .param("why", why)
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    /** Adds sources that came into the catalogue, notes new titles and addresses, and marks those that left it. */
    void align(Catalogue catalogue, Instant now) {
        for (Source source : catalogue.sources().values()) {
            jdbc.sql("""
                            insert into source_health (source_id, kind, location, title, state, changed_at)
                            values (:id, :kind, :location, :title, 'new', :now)
                            on conflict (source_id) do update set kind = excluded.kind, location = excluded.location,
                                title = excluded.title, removed = false, changed_at = excluded.changed_at,
                                revision = source_health.revision + 1
                            where source_health.removed
                                or (source_health.kind, source_health.location, source_health.title)
                                    is distinct from (excluded.kind, excluded.location, excluded.title)""")
                    .param("id", source.id())
                    .param("kind", source.kind())
                    .param("location", source.location())
                    .param("title", source.title())
                    .param("now", Timestamp.from(now))
                    .update();
        }
        jdbc.sql("""
                        update source_health set removed = true, revision = revision + 1, changed_at = :now
                        where not removed and source_id <> all(:ids)""")
                .param("now", Timestamp.from(now))
                .param("ids", catalogue.sources().keySet().toArray(String[]::new))
                .update();
    }

    /** The sources of the catalogue, by id. */
    List<SourceStatus> list(int most, long offset) {
        return jdbc.sql("""
                        select * from source_health where not removed order by source_id
                        limit :most offset :offset""")
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> status(row))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from source_health where not removed")
                .query(Long.class)
                .single();
    }

    /**
     * A state that Kafka does not know yet.
     *
     * @param status absent when the source left the catalogue
     */
    record Unsent(String id, long revision, @Nullable SourceStatus status) {}

    List<Unsent> unsent(int most) {
        return jdbc.sql("""
                        select * from source_health where sent_revision < revision
                        order by changed_at, source_id limit :most""")
                .param("most", most)
                .query((row, _) -> new Unsent(
                        row.getString("source_id"),
                        row.getLong("revision"),
                        row.getBoolean("removed") ? null : status(row)))
                .list();
    }

    /** Notes what Kafka has; sources that left go for good with that. */
    void acknowledged(List<Unsent> sent) {
        jdbc.sql("""
                        update source_health h set sent_revision = sent.revision
                        from unnest(:ids::text[], :revisions::bigint[]) as sent (id, revision)
                        where h.source_id = sent.id""")
                .param("ids", sent.stream().map(Unsent::id).toArray(String[]::new))
                .param("revisions", sent.stream().map(Unsent::revision).toArray(Long[]::new))
                .update();
        jdbc.sql("delete from source_health where removed and sent_revision = revision")
                .update();
    }

    private static SourceStatus status(ResultSet row) throws SQLException {
        return new SourceStatus(
                row.getString("source_id"),
                row.getString("kind"),
                row.getString("location"),
                row.getString("title"),
                row.getString("state"),
                instant(row, "last_attempt_at"),
                instant(row, "last_success_at"),
                instant(row, "next_attempt_at"),
                row.getInt("failures"),
                row.getString("error"),
                row.getString("permanent_address"),
                row.getString("final_address"),
                row.getObject("change_interval_s", Long.class),
                row.getObject("entries", Integer.class),
                row.getLong("articles_new"),
                row.getLong("articles_selected"),
                row.getTimestamp("changed_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
