package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.Source;
import java.net.URI;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each feed is due and what is remembered about it; instances share the feeds by taking leases. */
final class FeedStates {

    private final JdbcClient jdbc;

    FeedStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds new feeds, due at once; one with a new address starts over; those that left are forgotten. */
    void align(Collection<Source.Feed> feeds, Duration firstInterval, Instant now) {
        for (Source.Feed feed : feeds) {
            jdbc.sql("""
                            insert into feed_state (source_id, address, host, next_poll_at, interval_s)
                            values (:id, :address, :host, :now, :interval)
                            on conflict (source_id) do update set address = excluded.address, host = excluded.host,
                                next_poll_at = excluded.next_poll_at, interval_s = excluded.interval_s, etag = null,
                                last_modified = null, content_hash = null, failures = 0, last_error = null,
                                moved_to = null, leased_until = null, lease = null
                            where feed_state.address <> excluded.address""")
                    .param("id", feed.id())
                    .param("address", feed.address().toString())
                    .param("host", feed.address().getHost().toLowerCase(Locale.ROOT))
                    .param("now", Timestamp.from(now))
                    .param("interval", firstInterval.toSeconds())
                    .update();
        }
        jdbc.sql("delete from feed_state where source_id <> all(:ids)")
                .param("ids", feeds.stream().map(Source.Feed::id).toArray(String[]::new))
                .update();
    }

    /**
     * Takes leases on feeds that are due, longest due first, without letting a host with many feeds crowd out others.
     *
     * @param busyHosts are left alone for now
     */
    List<LeasedFeed> lease(
            int most, int perHost, Collection<String> busyHosts, UUID lease, Instant now, Instant until) {
        return jdbc.sql("""
                        with due as (
                            select source_id, next_poll_at,
                                row_number() over (partition by host order by next_poll_at) as nth
                            from feed_state
                            where next_poll_at <= :now and (leased_until is null or leased_until <= :now)
                              and host <> all(:busy)),
                        picked as (
                            select f.source_id from feed_state f join due using (source_id)
                            where due.nth <= :perHost and f.next_poll_at <= :now
                              and (f.leased_until is null or f.leased_until <= :now)
                            order by due.next_poll_at limit :most
                            for update of f skip locked)
                        update feed_state f set leased_until = :until, lease = :lease
                        from picked where f.source_id = picked.source_id
                        returning f.*""")
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("busy", busyHosts.toArray(String[]::new))
                .param("perHost", perHost)
                .param("most", most)
                .param("lease", lease)
                .query((row, _) -> new LeasedFeed(
                        row.getString("source_id"),
                        URI.create(row.getString("address")),
                        row.getString("host"),
                        lease,
                        Duration.ofSeconds(row.getLong("interval_s")),
                        new FetchResult.Validators(row.getString("etag"), row.getString("last_modified")),
                        row.getString("content_hash"),
                        row.getInt("failures"),
                        row.getString("last_error")))
                .list();
    }

    /**
     * What a visit leaves behind.
     *
     * @param error null after a good visit
     * @param movedTo null when nothing moved
     */
    record Visit(
            Duration interval,
            Instant next,
            FetchResult.Validators validators,
            @Nullable String contentHash,
            int failures,
            @Nullable String error,
            @Nullable URI movedTo) {}

    /** Ends a lease; false when it had run out and somebody else has taken over, or the feed is gone from the catalogue. */
    boolean settle(LeasedFeed feed, Visit visit, Instant now) {
        return jdbc.sql("""
                        update feed_state set next_poll_at = :next, interval_s = :interval, leased_until = null,
                            lease = null, etag = :etag, last_modified = :lastModified, content_hash = :hash,
                            failures = :failures, last_error = :error, last_attempt_at = :now,
                            last_success_at = case when :failures = 0 then :now else last_success_at end,
                            moved_to = :moved
                        where source_id = :id and lease = :lease""")
                        .param("next", Timestamp.from(visit.next()))
                        .param("interval", Math.max(1, visit.interval().toSeconds()))
                        .param("etag", visit.validators().etag(), Types.VARCHAR)
                        .param("lastModified", visit.validators().lastModified(), Types.VARCHAR)
                        .param("hash", visit.contentHash(), Types.VARCHAR)
                        .param("failures", visit.failures())
                        .param("error", visit.error(), Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .param(
                                "moved",
                                visit.movedTo() == null ? null : visit.movedTo().toString(),
                                Types.VARCHAR)
                        .param("id", feed.sourceId())
                        .param("lease", feed.lease())
                        .update()
                == 1;
    }
}
