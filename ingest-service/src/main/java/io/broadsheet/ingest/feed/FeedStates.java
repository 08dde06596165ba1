package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.Source;
import java.net.URI;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
        jdbc.sql("delete from feed_state where source_id <> all(:ids)")
                .param("ids", texts(feeds, Source.Feed::id))
                .update();
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
            @Nullable String error) {}

    /** Ends a lease; false when it had run out and somebody else has taken over, or the feed is gone from the catalogue. */
    boolean settle(LeasedFeed feed, Visit visit, Instant now) {
        FeedMemory memory = visit.memory();
        URI asks = memory.moves().asks(feed.address(), visit.next());
        return jdbc.sql("""
                        update feed_state set next_poll_at = :next, interval_s = :interval, leased_until = null,
                            lease = null, etag = :etag, last_modified = :lastModified, content_hash = :hash,
                            failures = :failures, last_error = :error, last_attempt_at = :now,
                            last_success_at = case when :error::text is null then :now else last_success_at end,
                            asks = :asks, host = :host, permanent_address = :permanent,
                            permanent_checked_at = :checked, final_address = :final, changed_at = :changed,
                            change_interval_s = :average, hint_s = :hint, skip_times = :skip
                        where source_id = :id and lease = :lease""")
                        .param("next", Timestamp.from(visit.next()))
                        .param("interval", Math.max(1, memory.pace().interval().toSeconds()))
                        .param("etag", memory.validators().etag(), Types.VARCHAR)
                        .param("lastModified", memory.validators().lastModified(), Types.VARCHAR)
                        .param("hash", memory.contentHash(), Types.VARCHAR)
                        .param("failures", visit.failures())
                        .param("error", visit.error(), Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .param("asks", asks.toString())
                        .param("host", FeedAddress.owner(asks))
                        .param("permanent", text(memory.moves().permanent()), Types.VARCHAR)
                        .param("checked", timestamp(memory.moves().checkedAt()), Types.TIMESTAMP)
                        .param("final", text(memory.moves().last()), Types.VARCHAR)
                        .param("changed", timestamp(memory.pace().changedAt()), Types.TIMESTAMP)
                        .param("average", seconds(memory.pace().average()), Types.BIGINT)
                        .param("hint", seconds(memory.hints().atLeast()), Types.BIGINT)
                        .param("skip", memory.hints().skip().bits())
                        .param("id", feed.sourceId())
                        .param("lease", feed.lease())
                        .update()
                == 1;
    }

    /** Takes the one failure of these feeds back, as it was not theirs, and makes them due again then. */
    void pardon(Collection<String> ids, Instant next) {
        jdbc.sql("""
                        update feed_state set failures = 0, last_error = null, next_poll_at = :next
                        where source_id = any(:ids) and failures = 1 and lease is null""")
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

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
