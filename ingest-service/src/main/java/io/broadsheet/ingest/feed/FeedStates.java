package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.batch.Columns;
import io.broadsheet.ingest.source.Source;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What is remembered of every feed, and when each one is due. */
final class FeedStates {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final LivingLeases leases;
    private final SharedHosts hosts;

    FeedStates(JdbcClient jdbc, TransactionOperations transactions, LivingLeases leases, SharedHosts hosts) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.leases = leases;
        this.hosts = hosts;
    }

    /** Adds new feeds, due at once; one with a new address starts over; those that left are forgotten. */
    void align(Collection<Source.Feed> feeds, Duration firstInterval, Instant now) {
        transactions.executeWithoutResult(_ -> {
            leases.onlyOnePicks();
            leases.end(leases.on(withoutThatAddress(feeds)));
            addOrStartOver(feeds, firstInterval, now);
            forgetAllBut(feeds);
            hosts.align(now);
        });
    }

    /** Feeds that left the catalogue, or have another address in it. */
    private List<String> withoutThatAddress(Collection<Source.Feed> feeds) {
        return jdbc.sql("""
                        select source_id from feed_state where (source_id, address) not in (
                            select * from unnest(:ids::text[], :addresses::text[]))""")
                .param("ids", texts(feeds, Source.Feed::id))
                .param("addresses", texts(feeds, feed -> feed.address().toString()))
                .query(String.class)
                .list();
    }

    private void addOrStartOver(Collection<Source.Feed> feeds, Duration firstInterval, Instant now) {
        jdbc.sql("""
                        insert into feed_state (source_id, address, asks, host, next_poll_at, interval_s)
                        select id, address, address, host, :now, :interval
                        from unnest(:ids::text[], :addresses::text[], :hosts::text[]) as feed (id, address, host)
                        where not exists (
                            select from feed_state f where f.source_id = feed.id and f.address = feed.address)
                        order by id
                        on conflict (source_id) do update set address = excluded.address, asks = excluded.asks,
                            host = excluded.host, next_poll_at = excluded.next_poll_at,
                            interval_s = excluded.interval_s, etag = null, last_modified = null, content_hash = null,
                            failures = 0, last_error = null, permanent_address = null, permanent_checked_at = null,
                            final_address = null, changed_at = null, change_interval_s = null, hint_s = null,
                            skip_times = 0, told_at = null, told_title = null
                        where feed_state.address <> excluded.address""")
                .param("ids", texts(feeds, Source.Feed::id))
                .param("addresses", texts(feeds, feed -> feed.address().toString()))
                .param("hosts", texts(feeds, feed -> FeedAddress.owner(feed.address())))
                .param("now", Timestamp.from(now))
                .param("interval", firstInterval.toSeconds())
                .update();
    }

    private void forgetAllBut(Collection<Source.Feed> feeds) {
        jdbc.sql("delete from feed_state where source_id not in (select unnest(:ids::text[]))")
                .param("ids", texts(feeds, Source.Feed::id))
                .update();
    }

    private static String[] texts(Collection<Source.Feed> feeds, Function<Source.Feed, String> text) {
        return feeds.stream().map(text).toArray(String[]::new);
    }

    /**
     * What a visit leaves behind.
     *
     * @param error null after a good visit
     */
    record Visit(
            FeedMemory memory,
            Instant next,
            int failures,
            @Nullable String error) {
        /** What the next visit asks of a feed with that address. */
        URI asks(URI address) {
            return memory.moves().asks(address, next);
        }
    }

    /** Ends leases, but for those that had run out when somebody picked again, or whose feed left the catalogue. */
    Set<LivingLeases.Lease> settle(List<Settlements.Settlement> group) {
        List<String> movedTo = group.stream()
                .filter(one -> !host(one).equals(one.feed().host()))
                .map(FeedStates::host)
                .distinct()
                .toList();
        if (!movedTo.isEmpty()) {
            leases.onlyOnePicks(); // whoever moves to the same host at this moment, or visits it, has to know
        }
        Set<LivingLeases.Lease> ended = leases.end(
                group.stream().map(one -> LivingLeases.Lease.of(one.feed())).toList());
        Map<Boolean, List<Settlements.Settlement>> mine = group.stream()
                .filter(one -> ended.contains(LivingLeases.Lease.of(one.feed())))
                .collect(Collectors.partitioningBy(Settlements.Settlement::isQuiet));
        settleQuiet(mine.getOrDefault(true, List.of()));
        settleAll(mine.getOrDefault(false, List.of()));
        if (!movedTo.isEmpty()) {
            hosts.movedTo(movedTo);
        }
        return ended;
    }

    /** Visits that leave nothing behind but times. */
    private void settleQuiet(List<Settlements.Settlement> group) {
        if (group.isEmpty()) {
            return;
        }
        var columns = new Columns<>(group);
        jdbc.sql("""
                        update feed_state f set next_poll_at = g.next, interval_s = g.interval_s,
                            last_attempt_at = g.now, last_success_at = g.now
                        from unnest(:ids::text[], :next::timestamptz[], :intervals::bigint[], :now::timestamptz[])
                            as g (id, next, interval_s, now)
                        where f.source_id = g.id""")
                .param("ids", columns.texts(one -> one.feed().sourceId()))
                .param("next", columns.texts(one -> one.visit().next()))
                .param("intervals", columns.numbers(FeedStates::interval))
                .param("now", columns.texts(Settlements.Settlement::now))
                .update();
    }

    private void settleAll(List<Settlements.Settlement> group) {
        if (group.isEmpty()) {
            return;
        }
        var columns = new Columns<>(group);
        jdbc.sql("""
                        with given as (
                            select * from unnest(:ids::text[], :next::timestamptz[], :intervals::bigint[],
                                :etags::text[], :lastModified::text[], :hashes::text[], :failures::int[], :errors::text[],
                                :now::timestamptz[], :asks::text[], :hosts::text[], :permanent::text[],
                                :checked::timestamptz[], :final::text[], :changed::timestamptz[], :averages::bigint[],
                                :hints::bigint[], :skips::int[], :good::boolean[], :titles::text[])
                            as given (id, next, interval_s, etag, last_modified, hash, failures, error, now, asks,
                                host, permanent, checked, final, changed, average, hint, skip, good, title))
                        update feed_state f set next_poll_at = g.next, interval_s = g.interval_s,
                            etag = g.etag, last_modified = g.last_modified, content_hash = g.hash,
                            failures = g.failures, last_error = g.error, last_attempt_at = g.now,
                            last_success_at = case when g.good then g.now else f.last_success_at end,
                            asks = g.asks, host = g.host, permanent_address = g.permanent,
                            permanent_checked_at = g.checked, final_address = g.final, changed_at = g.changed,
                            change_interval_s = g.average, hint_s = g.hint, skip_times = g.skip,
                            told_at = case when g.good then g.now end, told_title = case when g.good then g.title end
                        from given g where f.source_id = g.id""")
                .param("ids", columns.texts(one -> one.feed().sourceId()))
                .param("next", columns.texts(one -> one.visit().next()))
                .param("intervals", columns.numbers(FeedStates::interval))
                .param("etags", columns.texts(one -> memory(one).validators().etag()))
                .param(
                        "lastModified",
                        columns.texts(one -> memory(one).validators().lastModified()))
                .param("hashes", columns.texts(one -> memory(one).contentHash()))
                .param("failures", columns.numbers(one -> one.visit().failures()))
                .param("errors", columns.texts(one -> one.visit().error()))
                .param("now", columns.texts(Settlements.Settlement::now))
                .param("asks", columns.texts(FeedStates::asks))
                .param("hosts", columns.texts(FeedStates::host))
                .param("permanent", columns.texts(one -> memory(one).moves().permanent()))
                .param("checked", columns.texts(one -> memory(one).moves().checkedAt()))
                .param("final", columns.texts(one -> memory(one).moves().last()))
                .param("changed", columns.texts(one -> memory(one).pace().changedAt()))
                .param(
                        "averages",
                        columns.numbers(one -> seconds(memory(one).pace().average())))
                .param(
                        "hints",
                        columns.numbers(one -> seconds(memory(one).hints().atLeast())))
                .param(
                        "skips",
                        columns.numbers(one -> memory(one).hints().skip().bits()))
                .param("good", columns.texts(Settlements.Settlement::isGood))
                .param("titles", columns.texts(one -> one.source().title()))
                .update();
    }

    private static long interval(Settlements.Settlement one) {
        return Math.max(1, memory(one).pace().interval().toSeconds());
    }

    private static FeedMemory memory(Settlements.Settlement one) {
        return one.visit().memory();
    }

    private static URI asks(Settlements.Settlement one) {
        return one.visit().asks(one.feed().address());
    }

    private static String host(Settlements.Settlement one) {
        URI asks = asks(one);
        return asks.equals(one.feed().asks()) ? one.feed().host() : FeedAddress.owner(asks);
    }

    /** Takes the one failure of these feeds back, as it was not theirs, and makes them due again then. */
    void pardon(Collection<String> ids, Instant next) {
        transactions.executeWithoutResult(_ -> {
            leases.onlyOnePicks();
            jdbc.sql("""
                            update feed_state f set failures = 0, last_error = null, next_poll_at = :next
                            where source_id in (select unnest(:ids::text[])) and failures = 1
                              and not exists (
                                  select from (select unnest(source_ids) as id from feed_lease) l where l.id = f.source_id)""")
                    .param("next", Timestamp.from(next))
                    .param("ids", ids.toArray(String[]::new))
                    .update();
        });
    }

    /** Makes one feed that worked when it was last asked due at once: whoever answers shows that the network is back. */
    void hastenOne(Instant now) {
        jdbc.sql("""
                        update feed_state set next_poll_at = :now where source_id = (
                            select source_id from feed_state f
                            where failures = 0 and last_success_at is not null and next_poll_at > :now
                              and not exists (
                                  select from (select unnest(source_ids) as id from feed_lease) l where l.id = f.source_id)
                            order by last_attempt_at limit 1)""").param("now", Timestamp.from(now)).update();
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
