package io.broadsheet.digest.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Domains whose servers asked for fewer mails, shared by all processes: each time half as many, and twice as many after a while. */
final class SlowedDomains {

    /** A domain that takes so many mails a second is as good as unlimited, unless it got more before. */
    private static final double ENOUGH = 20;

    private static final double LEAST = 1 / 60.0;
    private static final int DOUBLES_AFTER_SECONDS = 600;
    /** Replies to mails that were on their way already say nothing new. */
    private static final int ONCE_IN_SECONDS = 10;

    private static final String NOW = "per_second * power(2, least(extract(epoch from clock_timestamp() - at) / "
            + DOUBLES_AFTER_SECONDS + ", 30))";

    private static final String FORGOTTEN = NOW + " >= greatest(usual, " + ENOUGH + ")";

    private final JdbcClient jdbc;

    SlowedDomains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A domain that asked for fewer mails.
     *
     * @param domain its name, or that of a group of {@code digest.delivery.domains}
     * @param mailsPerSecond how many it gets at the moment
     * @param reason its server's words
     * @param since when it said so last
     */
    record Slowed(String domain, double mailsPerSecond, String reason, Instant since) {}

    /**
     * Halves a domain's rate.
     *
     * @param first what it is halved from when it was not slowed before
     * @return whether this was news
     */
    boolean slow(String lane, double first, String reason) {
        return jdbc.sql("""
                insert into delivery_slowdown as slow (lane, per_second, usual, reason, at)
                values (:lane, greatest(:first / 2, :least), :first, :reason, clock_timestamp())
                on conflict (lane) do update set
                    per_second = greatest(least(:first, slow.%s) / 2, :least), usual = :first, reason = excluded.reason, at = excluded.at
                where slow.at < clock_timestamp() - make_interval(secs => :once)""".formatted(NOW.replace(" at)", " slow.at)")))
                        .param("lane", lane)
                        .param("first", first)
                        .param("least", LEAST)
                        .param("reason", reason)
                        .param("once", ONCE_IN_SECONDS)
                        .update()
                > 0;
    }

    /** Those that are slowed now, the slowest first; others are forgotten. */
    List<Slowed> all() {
        return jdbc.sql("select lane, " + NOW + " as now_per_second, reason, at from delivery_slowdown where not "
                        + FORGOTTEN + " order by now_per_second, lane")
                .query(SlowedDomains::slowed)
                .list();
    }

    /** Removes those that are not slowed any more. */
    void forget() {
        jdbc.sql("delete from delivery_slowdown where " + FORGOTTEN).update();
    }

    private static Slowed slowed(ResultSet row, int index) throws SQLException {
        return new Slowed(
                row.getString("lane"),
                row.getDouble("now_per_second"),
                row.getString("reason"),
                row.getTimestamp("at").toInstant());
    }
}
