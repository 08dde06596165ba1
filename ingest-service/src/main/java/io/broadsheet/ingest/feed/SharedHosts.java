package io.broadsheet.ingest.feed;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The registrable domains that have to be spared because they have several feeds, and those that asked for it. A domain
 * that is not among them has one feed, and is asked as often as that one is.
 */
final class SharedHosts {

    private final JdbcClient jdbc;

    SharedHosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes which domains have several feeds now; forgets those that do not, unless they are still to be left alone. */
    void align(Instant now) {
        jdbc.sql("""
                        insert into feed_host (host, free_at)
                        select host, '-infinity' from feed_state group by host having count(*) > 1 order by host
                        on conflict (host) do nothing""").update();
        jdbc.sql("""
                        delete from feed_host where free_at < :now and host not in (
                            select host from feed_state group by host having count(*) > 1)""").param("now", Timestamp.from(now)).update();
    }

    /** Notes that feeds have moved to these hosts, where others may be. */
    void movedTo(Collection<String> hosts) {
        jdbc.sql("""
                        insert into feed_host (host, free_at)
                        select host, '-infinity' from feed_state where host in (select unnest(:hosts::text[]))
                        group by host having count(*) > 1 order by host
                        on conflict (host) do nothing""").param("hosts", hosts.toArray(String[]::new)).update();
    }

    /** Tells every feed of these hosts to wait. */
    void sparedUntil(Collection<String> hosts, Instant time) {
        jdbc.sql("""
                        insert into feed_host (host, free_at)
                        select distinct host, :time::timestamptz from unnest(:hosts::text[]) as h (host) order by host
                        on conflict (host) do update set free_at = greatest(feed_host.free_at, excluded.free_at)""")
                .param("hosts", hosts.toArray(String[]::new))
                .param("time", Timestamp.from(time))
                .update();
    }
}
