package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.batch.Columns;
import io.broadsheet.ingest.source.Source;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is remembered of every feed, and when each one is due. */
final class FeedStates {

    private final JdbcClient jdbc;

    FeedStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds new feeds, due at once; one with a new address starts over; those that left are forgotten. */
    void align(Collection<Source.Feed> feeds, Duration firstInterval, Instant now) {
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
                            skip_times = 0, leased_until = null, lease = null
                        where feed_state.address <> excluded.address""")
                .param("ids", texts(feeds, Source.Feed::id))
                .param("addresses", texts(feeds, feed -> feed.address().toString()))
                .param("hosts", texts(feeds, feed -> FeedAddress.owner(feed.address())))
                .param("now", Timestamp.from(now))
                .param("interval", firstInterval.toSeconds())
                .update();
        jdbc.sql("""
                        with gone as materialized (
                            select source_id from feed_state where source_id <> all(:ids) order by source_id for update)
                        delete from feed_state where source_id in (select source_id from gone)""").param("ids", texts(feeds, Source.Feed::id)).update();
        jdbc.sql("delete from feed_host where free_at < :now and host not in (select host from feed_state)")
                .param("now", Timestamp.from(now))
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

    /** A lease on one feed: a pick gives the same id to all that it takes. */
    record Lease(String sourceId, UUID id) {
        static Lease of(LeasedFeed feed) {
            return new Lease(feed.sourceId(), feed.lease());
        }
    }

    /** Ends leases, but for those that had run out when somebody else took over, or whose feed left the catalogue. */
    Set<Lease> settle(List<Settlements.Settlement> group) {
        List<Settlements.Settlement> quiet =
                group.stream().filter(Settlements.Settlement::isQuiet).toList();
        List<Settlements.Settlement> telling =
                group.stream().filter(one -> !one.isQuiet()).toList();
        if (!quiet.isEmpty() && !telling.isEmpty()) {
            lock(group);
        }
        Set<Lease> settled = new HashSet<>(settleQuiet(quiet));
        settled.addAll(settleAll(telling));
        return settled;
    }

    /** Locks by id what two statements are to change, each of which would begin anew. */
    private void lock(List<Settlements.Settlement> group) {
        jdbc.sql("select source_id from feed_state where source_id = any(:ids) order by source_id for no key update")
                .param("ids", new Columns<>(group).texts(one -> one.feed().sourceId()))
                .query(String.class)
                .list();
    }

    /** Visits that leave nothing behind but times. */
    private List<Lease> settleQuiet(List<Settlements.Settlement> group) {
        if (group.isEmpty()) {
            return List.of();
        }
        var columns = new Columns<>(group);
        return jdbc.sql("""
                        with given as (
                            select * from unnest(:ids::text[], :leases::uuid[], :next::timestamptz[],
                                :intervals::bigint[], :now::timestamptz[]) as given (id, lease, next, interval_s, now)),
                        mine as materialized (
                            select f.source_id, f.lease from feed_state f
                            join given g on g.id = f.source_id and g.lease = f.lease
                            order by f.source_id for no key update of f)
                        update feed_state f set next_poll_at = g.next, interval_s = g.interval_s, leased_until = null,
                            lease = null, last_attempt_at = g.now, last_success_at = g.now
                        from mine join given g on g.id = mine.source_id and g.lease = mine.lease
                        where f.source_id = mine.source_id
                        returning g.id, g.lease""")
                .param("ids", columns.texts(one -> one.feed().sourceId()))
                .param("leases", columns.texts(one -> one.feed().lease()))
                .param("next", columns.texts(one -> one.visit().next()))
                .param("intervals", columns.numbers(FeedStates::interval))
                .param("now", columns.texts(Settlements.Settlement::now))
                .query((row, _) -> lease(row))
                .list();
    }

    private List<Lease> settleAll(List<Settlements.Settlement> group) {
        if (group.isEmpty()) {
            return List.of();
        }
        var columns = new Columns<>(group);
        return jdbc.sql("""
                        with given as (
                            select * from unnest(:ids::text[], :leases::uuid[], :next::timestamptz[], :intervals::bigint[],
                                :etags::text[], :lastModified::text[], :hashes::text[], :failures::int[], :errors::text[],
                                :now::timestamptz[], :asks::text[], :hosts::text[], :permanent::text[],
                                :checked::timestamptz[], :final::text[], :changed::timestamptz[], :averages::bigint[],
                                :hints::bigint[], :skips::int[], :good::boolean[])
                            as given (id, lease, next, interval_s, etag, last_modified, hash, failures, error, now, asks,
                                host, permanent, checked, final, changed, average, hint, skip, good)),
                        mine as materialized (
                            select f.source_id, f.lease from feed_state f
                            where (f.source_id, f.lease) in (select id, lease from given)
                            order by f.source_id for no key update)
                        update feed_state f set next_poll_at = g.next, interval_s = g.interval_s, leased_until = null,
                            lease = null, etag = g.etag, last_modified = g.last_modified, content_hash = g.hash,
                            failures = g.failures, last_error = g.error, last_attempt_at = g.now,
                            last_success_at = case when g.good then g.now else f.last_success_at end,
                            asks = g.asks, host = g.host, permanent_address = g.permanent,
                            permanent_checked_at = g.checked, final_address = g.final, changed_at = g.changed,
                            change_interval_s = g.average, hint_s = g.hint, skip_times = g.skip
                        from mine join given g on g.id = mine.source_id and g.lease = mine.lease
                        where f.source_id = mine.source_id
                        returning g.id, g.lease""")
                .param("ids", columns.texts(one -> one.feed().sourceId()))
                .param("leases", columns.texts(one -> one.feed().lease()))
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
                .param("hosts", columns.texts(one -> FeedAddress.owner(asks(one))))
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
                .query((row, _) -> lease(row))
                .list();
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(row.getString("id"), row.getObject("lease", UUID.class));
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

    /** Takes the one failure of these feeds back, as it was not theirs, and makes them due again then. */
    void pardon(Collection<String> ids, Instant next) {
        jdbc.sql("""
                        with pardoned as materialized (
                            select source_id from feed_state
                            where source_id = any(:ids) and failures = 1 and lease is null
                            order by source_id for no key update)
                        update feed_state f set failures = 0, last_error = null, next_poll_at = :next
                        from pardoned where f.source_id = pardoned.source_id""")
                .param("next", Timestamp.from(next))
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    /** Makes one feed that worked when it was last asked due at once: whoever answers shows that the network is back. */
    void hastenOne(Instant now) {
        jdbc.sql("""
                        update feed_state set next_poll_at = :now where source_id = (
                            select source_id from feed_state
                            where failures = 0 and last_success_at is not null and lease is null
                              and next_poll_at > :now
                            order by last_attempt_at limit 1)""").param("now", Timestamp.from(now)).update();
    }

    /** Tells every feed of the host to wait: the server that said "too many requests" meant whoever asks. */
    void sparedUntil(List<String> hosts, Instant time) {
        jdbc.sql("""
                        insert into feed_host (host, free_at) select host, :time from unnest(:hosts::text[]) as h (host)
                        on conflict (host) do update set free_at = greatest(feed_host.free_at, excluded.free_at)""")
                .param("hosts", hosts.toArray(String[]::new))
                .param("time", Timestamp.from(time))
                .update();
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
