package io.broadsheet.ingest.feed;

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
    private static final int AHEAD = 8;

    private final JdbcClient jdbc;
    private final FeedStates states;
    private final TransactionOperations transactions;
    private final HostLimits limits;

    FeedLeases(JdbcClient jdbc, TransactionOperations transactions, HostLimits limits) {
        this.jdbc = jdbc;
        this.states = new FeedStates(jdbc);
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

    /** Takes leases on feeds that are due, longest due first. */
    List<LeasedFeed> lease(int most, Instant now, Instant until) {
        return transactions.execute(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(:key)")
                    .param("key", ONE_PICKS)
                    .query((_, _) -> 1)
                    .single();
            var pick = new Pick(UUID.randomUUID(), now, until);
            List<LeasedFeed> leased = new ArrayList<>(pick(most, most * AHEAD, pick));
            if (leased.size() < most) { // or a host that may not be visited now hides what is due behind it
                leased.addAll(pick(most - leased.size(), Integer.MAX_VALUE, pick));
            }
            return leased;
        });
    }

    private record Pick(UUID lease, Instant now, Instant until) {}

    private List<LeasedFeed> pick(int most, int ahead, Pick pick) {
        List<LeasedFeed> leased = pickOf(most, ahead, pick);
        if (!limits.gap().isZero() && !leased.isEmpty()) {
            states.sparedUntil(
                    leased.stream().map(LeasedFeed::host).distinct().sorted().toList(),
                    pick.now().plus(limits.gap()));
        }
        return leased;
    }

    /** Looks at so many that have been due longest, rather than sort all of them by their hosts. */
    private List<LeasedFeed> pickOf(int most, int ahead, Pick pick) {
        return jdbc.sql("""
                        with under_way as (
                            select host, count(*) as visits from feed_state where leased_until > :now group by host),
                        waiting as (
                            select source_id, host, next_poll_at from feed_state
                            where next_poll_at <= :now and (leased_until is null or leased_until <= :now)
                            order by next_poll_at limit :ahead),
                        due as (
                            select source_id, host, next_poll_at,
                                row_number() over (partition by host order by next_poll_at, source_id) as nth
                            from waiting),
                        picked as (
                            select f.source_id, f.next_poll_at from feed_state f
                            join due using (source_id)
                            left join under_way u on u.host = due.host
                            left join feed_host h on h.host = due.host
                            where due.nth <= :together and due.nth + coalesce(u.visits, 0) <= :atOnce
                              and (h.free_at is null or h.free_at <= :now)
                            order by due.next_poll_at limit :most
                            for update of f skip locked)
                        update feed_state f set leased_until = :until, lease = :lease
                        from picked where f.source_id = picked.source_id
                        returning f.*""")
                .param("now", Timestamp.from(pick.now()))
                .param("until", Timestamp.from(pick.until()))
                .param("ahead", ahead)
                .param("together", limits.together())
                .param("atOnce", limits.atOnce())
                .param("most", most)
                .param("lease", pick.lease())
                .query((row, _) -> leased(row, pick.lease()))
                .list();
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
