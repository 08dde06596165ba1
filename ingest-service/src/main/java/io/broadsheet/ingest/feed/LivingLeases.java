package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The leases on feeds, one row for all that were picked together. Whoever ends some locks their rows first, in the order
 * of their ids, and only then changes the feeds: so nobody else does, and nobody waits in a circle.
 */
final class LivingLeases {

    private static final long ONE_PICKS = 0x6665_6564L; // "feed"

    private final JdbcClient jdbc;

    LivingLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lease on one feed: a pick gives the same id to all that it takes. */
    record Lease(String sourceId, UUID id) {
        static Lease of(LeasedFeed feed) {
            return new Lease(feed.sourceId(), feed.lease());
        }
    }

    /** Until the end of this transaction nobody else picks; to be called before all else. */
    void onlyOnePicks() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ONE_PICKS)
                .query((_, _) -> 1)
                .single();
    }

    /** Ends those that ran out, but for one that is being settled just now: that came first. */
    void endThoseThatRanOut(Instant now) {
        jdbc.sql("""
                        delete from feed_lease where lease in (
                            select lease from feed_lease where leased_until <= :now for update skip locked)""").param("now", Timestamp.from(now)).update();
    }

    /**
     * The feeds that are being visited; while nobody else picks there can only be fewer by the next statement. They are
     * given to it as an array, whose length the planner knows: that of the table's arrays it only guesses.
     */
    Set<String> sourceIds() {
        return new HashSet<>(jdbc.sql("select unnest(source_ids) from feed_lease")
                .query(String.class)
                .list());
    }

    /** Takes one lease on all of them. */
    void take(UUID lease, Instant until, List<LeasedFeed> feeds) {
        var columns = new Columns<>(feeds);
        jdbc.sql("""
                        insert into feed_lease (lease, leased_until, source_ids, hosts)
                        values (:lease, :until, :ids::text[], :hosts::text[])""")
                .param("lease", lease)
                .param("until", Timestamp.from(until))
                .param("ids", columns.texts(LeasedFeed::sourceId))
                .param("hosts", columns.texts(LeasedFeed::host))
                .update();
    }

    /** How many visits to each of these hosts are under way; those without are left out. */
    Map<String, Integer> underWay(Collection<String> hosts) {
        Map<String, Integer> visits = new HashMap<>();
        if (!hosts.isEmpty()) {
            jdbc.sql("""
                            select host, count(*) as visits from feed_lease cross join unnest(hosts) as u (host)
                            where host in (select unnest(:hosts::text[])) group by host""").param("hosts", hosts.toArray(String[]::new)).query(row -> {
                visits.put(row.getString("host"), row.getInt("visits"));
            });
        }
        return visits;
    }

    /** The living leases on these feeds. */
    Set<Lease> on(Collection<String> ids) {
        return new HashSet<>(jdbc.sql("""
                        select lease, id from feed_lease cross join unnest(source_ids) as u (id)
                        where id in (select unnest(:ids::text[]))""")
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) -> lease(row))
                .list());
    }

    /** Ends leases; returns those that still lived, whose feeds nobody else changes before this transaction has ended. */
    Set<Lease> end(Collection<Lease> leases) {
        if (leases.isEmpty()) {
            return Set.of();
        }
        var columns = new Columns<>(List.copyOf(leases));
        return new HashSet<>(jdbc.sql("""
                        with held as materialized (
                            select lease, source_ids, hosts from feed_lease where lease in (select unnest(:of::uuid[]))
                            order by lease for update),
                        given as (
                            select * from unnest(:ids::text[], :leases::uuid[]) as given (id, lease)),
                        feeds as materialized (
                            select each.lease, each.id, each.host, given.id is not null as ends
                            from (select held.lease, u.id, u.host
                                from held cross join unnest(held.source_ids, held.hosts) as u (id, host)) each
                            left join given on given.lease = each.lease and given.id = each.id),
                        rest as materialized (
                            select lease, array_agg(id) filter (where not ends) as ids,
                                array_agg(host) filter (where not ends) as hosts
                            from feeds group by lease),
                        ended as (
                            delete from feed_lease l using rest where l.lease = rest.lease and rest.ids is null),
                        shorter as (
                            update feed_lease l set source_ids = rest.ids, hosts = rest.hosts
                            from rest where l.lease = rest.lease and rest.ids is not null)
                        select id, lease from feeds where ends""")
                .param(
                        "of",
                        leases.stream()
                                .map(Lease::id)
                                .distinct()
                                .map(UUID::toString)
                                .toArray(String[]::new))
                .param("ids", columns.texts(Lease::sourceId))
                .param("leases", columns.texts(Lease::id))
                .query((row, _) -> lease(row))
                .list());
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(row.getString("id"), row.getObject("lease", UUID.class));
    }
}
