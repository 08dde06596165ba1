package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The editions and their states; a transition changes a row only from the states it starts in. */
final class Editions {

    private static final String COLUMNS = """
            id, newsletter, period, state, hold, issue, window_from, window_to, subject, composed_at, started_at,
            finished_at, reason""";

    private final JdbcClient jdbc;

    Editions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Edition> find(String newsletter, Period period) {
        return jdbc.sql("select %s from edition where newsletter = :newsletter and period = :period".formatted(COLUMNS))
                .param("newsletter", newsletter)
                .param("period", period.toString())
                .query((row, _) -> edition(row))
                .optional();
    }

    Edition get(long id) {
        return jdbc.sql("select %s from edition where id = :id".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> edition(row))
                .single();
    }

    /** The edition, newly opened when there was none. */
    Edition open(String newsletter, Period period) {
        jdbc.sql("""
                        insert into edition (newsletter, period, state) values (:newsletter, :period, 'open')
                        on conflict do nothing""")
                .param("newsletter", newsletter)
                .param("period", period.toString())
                .update();
        return find(newsletter, period).orElseThrow();
    }

    /** Newest month first. */
    Page<Edition> list(String newsletter, PageRequest request) {
        List<Edition> items = jdbc.sql("""
                        select %s from edition where newsletter = :newsletter
                        order by period desc limit :size offset :offset""".formatted(COLUMNS))
                .param("newsletter", newsletter)
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> edition(row))
                .list();
        long total = jdbc.sql("select count(*) from edition where newsletter = :newsletter")
                .param("newsletter", newsletter)
                .query(Long.class)
                .single();
        return new Page<>(items, request.page(), request.size(), total);
    }

    /** Oldest first. */
    List<Edition> in(EditionState... states) {
        return jdbc.sql("select %s from edition where state = any(:states) order by id".formatted(COLUMNS))
                .param("states", spellings(Set.of(states)))
                .query((row, _) -> edition(row))
                .list();
    }

    /** Those that are open, although one with a later name was composed. */
    List<Edition> overtaken(String newsletter, Period by) {
        return jdbc.sql("""
                        select %s from edition
                        where newsletter = :newsletter and state = 'open' and period < :by order by id""".formatted(COLUMNS))
                .param("newsletter", newsletter)
                .param("by", by.toString())
                .query((row, _) -> edition(row))
                .list();
    }

    /** Where the last edition before that time ended that was not skipped; later ones come from a clock that was ahead. */
    Optional<Instant> lastCutOff(String newsletter, Instant before) {
        return jdbc.sql("""
                        select window_to from edition
                        where newsletter = :newsletter and composed_at is not null and state <> 'skipped'
                          and window_to < :before
                        order by window_to desc limit 1""")
                .param("newsletter", newsletter)
                .param("before", Timestamp.from(before))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** When the edition before this one was composed, which went on where that one ended. */
    Optional<Instant> composedBefore(Edition edition) {
        return jdbc.sql("""
                        select before.composed_at from edition before
                        join edition this on before.newsletter = this.newsletter
                            and before.window_to = this.window_from and before.id <> this.id
                        where this.id = :id and before.composed_at is not null and before.state <> 'skipped'""")
                .param("id", edition.id())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    int nextIssue(String newsletter) {
        return jdbc.sql("""
                        select coalesce(max(issue), 0) + 1 from edition
                        where newsletter = :newsletter and state <> 'skipped'""")
                .param("newsletter", newsletter)
                .query(Integer.class)
                .single();
    }

    /** Moves an edition from one of the given states to another, and says whether it did. */
    boolean move(long id, Set<EditionState> from, EditionState to, @Nullable String reason, Instant now) {
        return jdbc.sql("""
                        update edition set state = :to, reason = :reason,
                            started_at = case when :to = 'sending' then coalesce(started_at, :now) else started_at end,
                            finished_at = case when :to in ('sent', 'skipped') then :now else finished_at end
                        where id = :id and state = any(:from)""")
                        .param("id", id)
                        .param("from", spellings(from))
                        .param("to", to.spelling())
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Makes an open edition wait for approval once it is composed. */
    boolean hold(long id) {
        return jdbc.sql("update edition set hold = true where id = :id and state = 'open'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Lets an open edition go out by itself again. */
    boolean release(long id) {
        return jdbc.sql("update edition set hold = false where id = :id and state = 'open' and hold")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static String[] spellings(Set<EditionState> states) {
        return states.stream().map(EditionState::spelling).sorted().toArray(String[]::new);
    }

    static Edition edition(ResultSet row) throws SQLException {
        int issue = row.getInt("issue");
        return new Edition(
                row.getLong("id"),
                row.getString("newsletter"),
                Period.parse(row.getString("period")),
                EditionState.of(row.getString("state")),
                row.getBoolean("hold"),
                issue == 0 ? null : issue,
                instant(row, "window_from"),
                instant(row, "window_to"),
                row.getString("subject"),
                instant(row, "composed_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
