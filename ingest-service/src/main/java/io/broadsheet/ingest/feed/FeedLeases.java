package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.batch.Columns;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Shares the due feeds among the instances by leases. One instance picks at a time, so that the limits of a host hold for
 * all of them together, and a host with many feeds keeps nobody else waiting.
 */
final class FeedLeases {

    private static final long ONE_PICKS = 0x6665_6564L; // "feed"

    /** How many more feeds are looked at than are to be leased: of some the host is busy or was asked just now. */
    private static final int AHEAD = 2;

    private static final int LEAST_AHEAD = 64;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final HostLimits limits;

    FeedLeases(JdbcClient jdbc, TransactionOperations transactions, HostLimits limits) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.limits = limits;
    }

    /**
     * What one host is spared.
     *
     * @param atOnce most visits to it under way
     * @param gap least time between the starts of two visits
     */
    record HostLimits(int atOnce, Duration gap) {
        /** How many visits to one host may start at the same moment. */
        int together() {
            return gap.isZero() ? atOnce : 1;
        }
    }

    /**
     * For how long leases are taken.
     *
     * @param startBy when a visit will have started at the latest, or is given back; its host is spared from then on
     * @param until when others may take over
     */
    record Term(Instant startBy, Instant until) {}

    /** Takes leases on feeds that are due, longest due first, for visits that start at once. */
    List<LeasedFeed> lease(int most, Instant now, Instant until) {
        return lease(most, now, new Term(now, until));
    }

    /** Takes leases on feeds that are due, longest due first. */
    List<LeasedFeed> lease(int most, Instant now, Term term) {
        return transactions.execute(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(:key)")
                    .param("key", ONE_PICKS)
                    .query((_, _) -> 1)
                    .single();
            var pick = new Pick(UUID.randomUUID(), now, term);
            int ahead = Math.max(LEAST_AHEAD, most * AHEAD);
            Picked first = pick(most, ahead, pick);
            if (first.feeds().size() == most || first.seen() < ahead) {
                return first.feeds();
            }
            // a host that may not be visited now hides what is due behind it
            List<LeasedFeed> leased = new ArrayList<>(first.feeds());
            leased.addAll(pick(most - leased.size(), Integer.MAX_VALUE, pick).feeds());
            return leased;
        });
    }

    /** Ends leases on feeds that were not visited after all; they are due as they were. */
    void giveBack(List<LeasedFeed> feeds) {
        var columns = new Columns<>(feeds);
        jdbc.sql("""
                        with mine as materialized (
                            select f.source_id from feed_state f
                            where (f.source_id, f.lease) in (select * from unnest(:ids::text[], :leases::uuid[]))
                            order by f.source_id for no key update)
                        update feed_state f set leased_until = null, lease = null
                        from mine where f.source_id = mine.source_id""")
                .param("ids", columns.texts(LeasedFeed::sourceId))
                .param("leases", columns.texts(LeasedFeed::lease))
                .update();
    }

    private record Pick(UUID lease, Instant now, Term term) {}

    /** What was leased, of so many that are due. */
    private record Picked(List<LeasedFeed> feeds, int seen) {}

    /** Looks at so many that have been due longest, rather than sort all of them; spares hosts that have other feeds too. */
    private Picked pick(int most, int ahead, Pick pick) {
        int[] seen = {0};
        List<LeasedFeed> feeds = new ArrayList<>();
        jdbc.sql("""
                        with waiting as materialized (
                            select source_id, host, next_poll_at from feed_state
                            where next_poll_at <= :now and (leased_until is null or leased_until <= :now)
                            order by next_poll_at limit :ahead),
                        hosts as materialized (
                            select w.host, f.feeds, f.visits, h.free_at
                            from (select distinct host from waiting) w
                            cross join lateral (
                                select count(*) as feeds, count(*) filter (where leased_until > :now) as visits
                                from feed_state f where f.host = w.host) f
                            left join feed_host h on h.host = w.host),
                        due as (
                            select source_id, host, next_poll_at,
                                row_number() over (partition by host order by next_poll_at, source_id) as nth
                            from waiting),
                        picked as materialized (
                            select f.source_id, hosts.host, hosts.feeds from feed_state f
                            join due on due.source_id = f.source_id
                            join hosts on hosts.host = due.host
                            where due.nth <= :together and due.nth + hosts.visits <= :atOnce
                              and (hosts.free_at is null or hosts.free_at <= :now)
                            order by due.next_poll_at limit :most
                            for update of f skip locked),
                        spared as (
                            insert into feed_host (host, free_at)
                            select distinct host, :free::timestamptz from picked where feeds > 1 and :gap order by host
                            on conflict (host) do update set free_at = greatest(feed_host.free_at, excluded.free_at)),
                        leased as (
                            update feed_state f set leased_until = :until, lease = :lease
                            from picked where f.source_id = picked.source_id
                            returning f.*)
                        select seen.of_all, leased.* from (select count(*) as of_all from waiting) seen
                            left join leased on true""")
                .param("now", Timestamp.from(pick.now()))
                .param("until", Timestamp.from(pick.term().until()))
                .param("free", Timestamp.from(pick.term().startBy().plus(limits.gap())))
                .param("gap", !limits.gap().isZero())
                .param("ahead", ahead)
                .param("together", limits.together())
                .param("atOnce", limits.atOnce())
                .param("most", most)
                .param("lease", pick.lease())
                .query(row -> {
                    seen[0] = row.getInt("of_all");
                    if (row.getString("source_id") != null) {
                        feeds.add(leased(row, pick.lease()));
                    }
                });
        return new Picked(feeds, seen[0]);
    }

    private static LeasedFeed leased(ResultSet row, UUID lease) throws SQLException {
        return new LeasedFeed(
                row.getString("source_id"),
                URI.create(row.getString("address")),
                URI.create(row.getString("asks")),
                row.getString("host"),
                lease,
                row.getTimestamp("next_poll_at").toInstant(),
                memory(row),
                row.getInt("failures"),
                row.getString("last_error"));
    }

    private static FeedMemory memory(ResultSet row) throws SQLException {
        Duration interval = Duration.ofSeconds(row.getLong("interval_s"));
        return new FeedMemory(
                new FetchResult.Validators(row.getString("etag"), row.getString("last_modified")),
                row.getString("content_hash"),
                new Pace(interval, instant(row, "changed_at"), seconds(row, "change_interval_s")),
                new PollHints(seconds(row, "hint_s"), new SkipTimes(row.getInt("skip_times"))),
                new Moves(
                        address(row, "permanent_address"),
                        instant(row, "permanent_checked_at"),
                        address(row, "final_address")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable URI address(ResultSet row, String column) throws SQLException {
        String address = row.getString(column);
        return address == null ? null : URI.create(address);
    }
}
