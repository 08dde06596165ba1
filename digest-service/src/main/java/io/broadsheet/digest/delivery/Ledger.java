package io.broadsheet.digest.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workers' side of the table {@code delivery}: claims and their settlement. */
final class Ledger {

    private static final String CLAIM = """
            update delivery set state = 'sending', worker = :worker
            from due where delivery.id = due.id
            returning delivery.id, kind, edition_id, subscription_id, address, attempts, message_id""";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Ledger(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Claims due mails of all kinds but editions, the most urgent first. */
    List<Held> claimUrgent(UUID worker, int most) {
        return claim("""
                with due as materialized (
                    select id from delivery
                    where kind <> 'EDITION' and state in ('queued', 'deferred') and due_at <= :now
                    order by priority, due_at limit :most
                    for update skip locked)
                """, worker, most, List.of());
    }

    /** Claims due mails of editions that are not paused, but for some that must wait. */
    List<Held> claimEdition(UUID worker, int most, List<Long> without) {
        return claim("""
                with due as materialized (
                    select mail.id from delivery_run run cross join lateral (
                        select id from delivery
                        where edition_id = run.edition_id and kind = 'EDITION' and state in ('queued', 'deferred')
                          and lane is null and due_at <= :now
                        order by due_at limit :most
                        for update skip locked) mail
                    where run.paused_at is null and run.edition_id <> all(cast(:without as bigint[]))
                    limit :most)
                """, worker, most, without);
    }

    private List<Held> claim(String due, UUID worker, int most, List<Long> without) {
        return jdbc
                .sql(due + CLAIM)
                .param("worker", worker)
                .param("most", most)
                .param("without", without.toArray(Long[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> new Held(delivery(row), worker))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(
                                (Held held) -> held.delivery().kind().priority())
                        .thenComparingLong(Held::id))
                .toList();
    }

    /**
     * Writes down outcomes of mails that their workers still hold. That a mail was sent counts in any case: better a note
     * from a worker taken for dead than a second mail.
     *
     * @return how many were written down
     */
    int settle(List<Outcome> outcomes) {
        List<Outcome> sent = outcomes.stream().filter(Outcome::isSent).toList();
        List<Outcome> others = outcomes.stream().filter(each -> !each.isSent()).toList();
        return (sent.isEmpty() ? 0 : settleSent(sent)) + (others.isEmpty() ? 0 : settleOthers(others));
    }

    /**
     * Writes down that mails were sent, and that their editions fare well: one statement, that needs no transaction, for what
     * happens all the time.
     *
     * @return how many were written down
     */
    int settleSent(List<Outcome> sent) {
        return jdbc.sql("""
                with good as (
                    update delivery_run set consecutive_failures = 0
                    where edition_id = any(cast(:editions as bigint[])) and consecutive_failures > 0)
                update delivery mail set
                    state = 'sent', worker = null, attempts = mail.attempts + 1, reason = null, reply = news.reply,
                    settled_at = :now
                from unnest(cast(:ids as bigint[]), cast(:replies as text[])) as news (id, reply)
                where mail.id = news.id and mail.state in ('queued', 'sending', 'deferred')""")
                .param("now", Timestamp.from(clock.instant()))
                .param("editions", editions(sent))
                .param("ids", sent.stream().map(each -> each.held().id()).toArray(Long[]::new))
                .param("replies", column(sent, Outcome::reply))
                .update();
    }

    private static Long[] editions(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(each -> each.held().delivery())
                .filter(each -> each.kind() == DeliveryKind.EDITION)
                .map(Delivery::editionId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
    }

    private int settleOthers(List<Outcome> outcomes) {
        return jdbc.sql("""
                update delivery mail set
                    state = news.state, worker = null, attempts = mail.attempts + news.tried,
                    reason = news.reason, reply = null, due_at = coalesce(news.due_at, mail.due_at),
                    settled_at = case when news.state in ('failed', 'skipped') then cast(:now as timestamptz) end,
                    announce_at = case when news.state = 'failed' then cast(:now as timestamptz) end
                from unnest(cast(:ids as bigint[]), cast(:workers as uuid[]), cast(:states as text[]),
                            cast(:tried as integer[]), cast(:dues as timestamptz[]), cast(:reasons as text[]))
                    as news (id, worker, state, tried, due_at, reason)
                where mail.id = news.id and mail.worker = news.worker""")
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", column(outcomes, each -> each.held().id()))
                .param("workers", column(outcomes, each -> each.held().worker()))
                .param("states", column(outcomes, each -> each.state().spelling()))
                .param("tried", column(outcomes, each -> each.tried() ? 1 : 0))
                .param("dues", column(outcomes, Outcome::dueAt))
                .param("reasons", column(outcomes, Outcome::reason))
                .update();
    }

    /** As text: PostgreSQL casts whole arrays, and the driver knows no arrays of instants. */
    private static @Nullable String[] column(
            List<Outcome> outcomes, Function<Outcome, ? extends @Nullable Object> value) {
        @Nullable String[] column = new String[outcomes.size()];
        for (int i = 0; i < column.length; i++) {
            Object each = value.apply(outcomes.get(i));
            column[i] = each == null ? null : each.toString();
        }
        return column;
    }

    /** How many mails are still to be sent, paused ones among them. */
    long open() {
        // four counts, each of which has an index that holds nothing else
        return jdbc.sql("""
                select (select count(*) from delivery where state in ('queued', 'deferred') and kind <> 'EDITION')
                     + (select count(*) from delivery where state in ('queued', 'deferred') and kind = 'EDITION'
                        and lane is null)
                     + (select count(*) from delivery where state in ('queued', 'deferred') and kind = 'EDITION'
                        and lane is not null)
                     + (select count(*) from delivery where state = 'sending')""").query(Long.class).single();
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        long edition = row.getLong("edition_id");
        Long editionId = row.wasNull() ? null : edition;
        return new Delivery(
                row.getLong("id"),
                DeliveryKind.valueOf(row.getString("kind")),
                editionId,
                row.getObject("subscription_id", UUID.class),
                row.getString("address"),
                row.getInt("attempts"),
                row.getString("message_id"));
    }
}
