package io.broadsheet.ingest.status;

import io.broadsheet.ingest.batch.Columns;
import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of every source. Whoever notes several at once locks them in the order of their ids. */
public final class SourceHealth {

    private final JdbcClient jdbc;

    SourceHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a visit to a source went. */
    public record Note(Source source, Attempt attempt) {
        private @Nullable Object found(Function<Findings, @Nullable Object> what) {
            return attempt.findings() == null ? null : what.apply(attempt.findings());
        }

        private @Nullable Long averageSeconds() {
            return found(Findings::average) instanceof Duration average ? average.toSeconds() : null;
        }

        private Findings.Reading reading() {
            return attempt.findings() == null
                    ? Findings.Reading.NOTHING
                    : attempt.findings().reading();
        }
    }

    /**
     * Locks what is to be noted of several sources by more than one statement, in the one order that keeps from deadlock.
     * What has never been noted is not locked: whoever notes it holds what only one may hold of each, as a feed's lease.
     */
    public void lock(Collection<String> ids) {
        jdbc.sql("select source_id from source_health where source_id = any(:ids) order by source_id for no key update")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Notes how a visit went. */
    public void record(Source source, Attempt attempt) {
        record(List.of(new Note(source, attempt)));
    }

    /** Notes how visits went, to different sources. */
    public void record(List<Note> notes) {
        if (notes.isEmpty()) {
            return;
        }
        var columns = new Columns<>(notes);
        jdbc.sql("""
                        insert into source_health as old (source_id, kind, location, title, state, last_attempt_at,
                            last_success_at, next_attempt_at, failures, error, changed_at, revised_at,
                            permanent_address, final_address, change_interval_s, entries, articles_new,
                            articles_selected)
                        select id, kind, location, title, state, at, case when failures = 0 then at end, next, failures,
                            error, at, at, permanent, final, average, entries, added, selected
                        from unnest(:ids::text[], :kinds::text[], :locations::text[], :titles::text[], :states::text[],
                            :at::timestamptz[], :next::timestamptz[], :failures::int[], :errors::text[],
                            :permanent::text[], :final::text[], :averages::bigint[], :entries::int[], :added::bigint[],
                            :selected::bigint[])
                            as given (id, kind, location, title, state, at, next, failures, error, permanent, final,
                                average, entries, added, selected)
                        order by id
                        on conflict (source_id) do update set kind = excluded.kind, location = excluded.location,
                            title = excluded.title, state = excluded.state, last_attempt_at = excluded.last_attempt_at,
                            last_success_at = coalesce(excluded.last_success_at, old.last_success_at),
                            next_attempt_at = excluded.next_attempt_at, failures = excluded.failures,
                            error = excluded.error, removed = false, changed_at = excluded.changed_at,
                            revised_at = excluded.revised_at,
                            permanent_address = case when excluded.state = 'ok' then excluded.permanent_address
                                else old.permanent_address end,
                            final_address = coalesce(excluded.final_address, old.final_address),
                            change_interval_s = coalesce(excluded.change_interval_s, old.change_interval_s),
                            entries = coalesce(excluded.entries, old.entries),
                            articles_new = old.articles_new + excluded.articles_new,
                            articles_selected = old.articles_selected + excluded.articles_selected,
                            revision = old.revision + 1""")
                .param("ids", columns.texts(note -> note.source().id()))
                .param("kinds", columns.texts(note -> note.source().kind()))
                .param("locations", columns.texts(note -> note.source().location()))
                .param("titles", columns.texts(note -> note.source().title()))
                .param(
                        "states",
                        columns.texts(note -> note.attempt().state().name().toLowerCase(Locale.ROOT)))
                .param("at", columns.texts(note -> note.attempt().at()))
                .param("next", columns.texts(note -> note.attempt().next()))
                .param("failures", columns.numbers(note -> note.attempt().failures()))
                .param("errors", columns.texts(note -> note.attempt().error()))
                .param("permanent", columns.texts(note -> note.found(Findings::permanent)))
                .param("final", columns.texts(note -> note.found(Findings::last)))
                .param("averages", columns.numbers(Note::averageSeconds))
                .param("entries", columns.numbers(note -> note.reading().entries()))
                .param("added", columns.numbers(note -> note.reading().added()))
                .param("selected", columns.numbers(note -> note.reading().selected()))
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
                        with pardoned as materialized (
                            select source_id from source_health
                            where source_id = any(:ids) and failures = 1 and state = 'failing'
                            order by source_id for no key update)
                        update source_health h set failures = 0, next_attempt_at = :next, error = :why,
                            changed_at = :now, state = case when last_success_at is null then 'new' else 'ok' end,
                            revision = revision + 1
                        from pardoned where h.source_id = pardoned.source_id""")
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .param("why", why)
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    /** Adds sources that came into the catalogue, notes new titles and addresses, and marks those that left it. */
    void align(Catalogue catalogue, Instant now) {
        var sources = new Columns<>(List.copyOf(catalogue.sources().values()));
        Map<String, Object> given = Map.of(
                "ids", sources.texts(Source::id),
                "kinds", sources.texts(Source::kind),
                "locations", sources.texts(Source::location),
                "titles", sources.texts(Source::title),
                "now", Timestamp.from(now));
        // in two statements: one that inserted and locked known ones in one go could meet a visit that does it the
        // other way
        jdbc.sql("""
                        insert into source_health (source_id, kind, location, title, state, changed_at)
                        select id, kind, location, title, 'new', :now
                        from unnest(:ids::text[], :kinds::text[], :locations::text[], :titles::text[])
                            as given (id, kind, location, title)
                        order by id
                        on conflict (source_id) do nothing""").params(given).update();
        jdbc.sql("""
                        with changed as materialized (
                            select h.source_id, g.kind, g.location, g.title from source_health h
                            join unnest(:ids::text[], :kinds::text[], :locations::text[], :titles::text[])
                                as g (id, kind, location, title) on g.id = h.source_id
                            where h.removed or (h.kind, h.location, h.title) is distinct from (g.kind, g.location, g.title)
                            order by h.source_id for no key update of h)
                        update source_health h set kind = c.kind, location = c.location, title = c.title,
                            removed = false, changed_at = :now, revision = h.revision + 1,
                            (permanent_address, final_address, change_interval_s, entries) = (
                                select h.permanent_address, h.final_address, h.change_interval_s, h.entries
                                where h.location = c.location)
                        from changed c where h.source_id = c.source_id""").params(given).update();
        jdbc.sql("""
                        with gone as materialized (
                            select source_id from source_health where not removed and source_id <> all(:ids)
                            order by source_id for no key update)
                        update source_health h set removed = true, revision = revision + 1, changed_at = :now
                        from gone where h.source_id = gone.source_id""")
                .param("now", Timestamp.from(now))
                .param("ids", catalogue.sources().keySet().toArray(String[]::new))
                .update();
    }

    /** The sources of the catalogue that are in one of these states, by id. */
    List<SourceStatus> list(Set<String> states, int most, long offset) {
        return jdbc.sql("""
                        select * from source_status where not removed and state = any(:states) order by source_id
                        limit :most offset :offset""")
                .param("states", states.toArray(String[]::new))
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> status(row))
                .list();
    }

    long count(Set<String> states) {
        return jdbc.sql("select count(*) from source_health where not removed and state = any(:states)")
                .param("states", states.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    static SourceStatus status(ResultSet row) throws SQLException {
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
