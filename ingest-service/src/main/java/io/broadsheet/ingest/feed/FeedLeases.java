package io.broadsheet.ingest.feed;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Shares the due feeds among the instances by leases. One instance picks at a time, so that the limits of a host hold for
 * all of them together, and a host with many feeds keeps nobody else waiting.
 */
final class FeedLeases {

    /** A host that may not be visited now hides what is due behind it: the next look goes so many times as far. */
    private static final int FARTHER = 4;

    private static final int FARTHEST = 10_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final LivingLeases living;
    private final SharedHosts shared;
    private final HostLimits limits;

    FeedLeases(
            JdbcClient jdbc,
            TransactionOperations transactions,
            LivingLeases living,
            SharedHosts shared,
            HostLimits limits) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.living = living;
        this.shared = shared;
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

    /** A feed that is due, and whether its host has others. */
    private record Due(LeasedFeed feed, boolean shared) {}

    /** Takes leases on feeds that are due, longest due first, for visits that start at once. */
    List<LeasedFeed> lease(int most, Instant now, Instant until) {
        return lease(most, now, new Term(now, until));
    }

    /** Takes leases on feeds that are due, longest due first. */
    List<LeasedFeed> lease(int most, Instant now, Term term) {
        return transactions.execute(_ -> {
            living.onlyOnePicks();
            living.endThoseThatRanOut(now);
            List<LeasedFeed> leased = new ArrayList<>();
            Set<String> taken = living.sourceIds();
            Set<String> full = new HashSet<>();
            int look = most;
            while (leased.size() < most) {
                List<Due> due = due(look, now, taken, full);
                List<LeasedFeed> more = take(due, most - leased.size(), term, full);
                more.forEach(feed -> taken.add(feed.sourceId()));
                leased.addAll(more);
                if (due.size() < look) {
                    break;
                }
                look = Math.min(look * FARTHER, FARTHEST);
            }
            return leased;
        });
    }

    /** Ends leases on feeds that were not visited after all; they are due as they were. */
    void giveBack(List<LeasedFeed> feeds) {
        transactions.executeWithoutResult(
                _ -> living.end(feeds.stream().map(LivingLeases.Lease::of).toList()));
    }

    /** Those that have been due longest, without a lease, and not of hosts that are to be left alone. */
    private List<Due> due(int most, Instant now, Collection<String> leased, Collection<String> full) {
        UUID lease = UUID.randomUUID();
        return jdbc.sql("""
                        select f.*, h.host is not null as shared
                        from feed_state f left join feed_host h on h.host = f.host
                        where f.next_poll_at <= :now and (h.free_at is null or h.free_at <= :now)
                          and f.source_id not in (select unnest(:leased::text[]))
                          and f.host not in (select unnest(:full::text[]))
                        order by f.next_poll_at limit :most""")
                .param("now", Timestamp.from(now))
                .param("leased", leased.toArray(String[]::new))
                .param("full", full.toArray(String[]::new))
                .param("most", most)
                .query((row, _) -> new Due(FeedRow.leased(row, lease), row.getBoolean("shared")))
                .list();
    }

    /** Leases so many of these as the limits of their hosts allow; adds to the full ones those that have no room left. */
    private List<LeasedFeed> take(List<Due> due, int most, Term term, Set<String> full) {
        Set<String> several = new HashSet<>();
        due.stream().filter(Due::shared).forEach(one -> several.add(one.feed().host()));
        Map<String, Integer> underWay = living.underWay(several);
        Map<String, Integer> starting = new HashMap<>();
        List<LeasedFeed> taken = new ArrayList<>();
        for (Due one : due) {
            String host = one.feed().host();
            if (taken.size() == most) {
                break;
            }
            if (one.shared()) {
                int nth = starting.getOrDefault(host, 0) + 1;
                if (nth > limits.together() || nth + underWay.getOrDefault(host, 0) > limits.atOnce()) {
                    full.add(host);
                    continue;
                }
                starting.put(host, nth);
            }
            taken.add(one.feed());
        }
        if (!taken.isEmpty()) {
            living.take(taken.getFirst().lease(), term.until(), taken);
        }
        if (!starting.isEmpty() && !limits.gap().isZero()) {
            shared.sparedUntil(starting.keySet(), term.startBy().plus(limits.gap()));
        }
        return taken;
    }
}
