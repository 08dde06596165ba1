package io.broadsheet.digest.delivery;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lanes of the table {@code delivery}: mails to domains that had no tokens left when they were claimed. */
final class LaneLedger {

    /** How many lanes are looked at in one go. */
    static final int LANES_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    LaneLedger(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A claimed mail and the lane it was in. */
    record Laned(Held held, String lane) {}

    /** Gives claimed mails back, each to a lane. */
    void put(List<Laned> mails) {
        jdbc.sql("""
                update delivery mail set worker = null, lane = news.lane,
                    state = case when mail.attempts = 0 then 'queued' else 'deferred' end
                from unnest(cast(:ids as bigint[]), cast(:workers as uuid[]), cast(:lanes as text[])) as news (id, worker, lane)
                where mail.id = news.id and mail.worker = news.worker""")
                .param("ids", mails.stream().map(each -> each.held().id()).toArray(Long[]::new))
                .param(
                        "workers",
                        mails.stream().map(each -> each.held().worker()).toArray(UUID[]::new))
                .param("lanes", mails.stream().map(Laned::lane).toArray(String[]::new))
                .update();
    }

    /** The next lanes, by name, that hold a mail that is due: one or two looks into the index for each lane. */
    List<String> waiting(String after) {
        return jdbc.sql("""
                with recursive found (lane) as (
                    select min(lane) from delivery
                    where state in ('queued', 'deferred') and kind = 'EDITION' and lane is not null and lane > :after
                    union all
                    select (select min(lane) from delivery
                            where state in ('queued', 'deferred') and kind = 'EDITION' and lane is not null
                              and lane > found.lane)
                    from found where found.lane is not null)
                select lane from found
                where lane is not null and exists (
                    select from delivery
                    where delivery.lane = found.lane and kind = 'EDITION' and state in ('queued', 'deferred')
                      and due_at <= :now)
                limit\s""" + LANES_AT_ONCE)
                .param("after", after)
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .list();
    }

    /** Claims due mails of editions that are not paused, so many of each lane. */
    List<Laned> claim(UUID worker, Map<String, Integer> lanes, List<Long> without) {
        List<Map.Entry<String, Integer>> wanted = List.copyOf(lanes.entrySet());
        return jdbc.sql("""
                with due as materialized (
                    select mail.id
                    from unnest(cast(:lanes as text[]), cast(:mails as integer[])) as wanted (lane, mails)
                    cross join lateral (
                        select delivery.id from delivery join delivery_run run using (edition_id)
                        where delivery.lane = wanted.lane and kind = 'EDITION' and state in ('queued', 'deferred')
                          and due_at <= :now and run.paused_at is null and edition_id <> all(cast(:without as bigint[]))
                        order by due_at limit wanted.mails
                        for update of delivery skip locked) mail)
                update delivery set state = 'sending', worker = :worker
                from due where delivery.id = due.id
                returning delivery.id, kind, edition_id, subscription_id, address, attempts, message_id, lane""")
                .param("lanes", wanted.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("mails", wanted.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .param("without", without.toArray(Long[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("worker", worker)
                .query((row, index) -> new Laned(new Held(Ledger.delivery(row), worker), row.getString("lane")))
                .list();
    }
}
