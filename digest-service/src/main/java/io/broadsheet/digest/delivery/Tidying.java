package io.broadsheet.digest.delivery;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets now and then what was counted for rates and says nothing any more: a list has more domains than anybody limits. */
final class Tidying {

    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration DOMAINS_KEPT = Duration.ofDays(2);
    private static final int DAYS_KEPT = 60;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    Tidying(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Does so if it is time to. */
    void round() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        // in the order in which tokens are taken, and none that are just being taken: who waits for each other waits
        // for ever
        jdbc.sql("""
                delete from delivery_domain where name in (
                    select name from delivery_domain where at < ? order by name for update skip locked)""").param(Timestamp.from(now.minus(DOMAINS_KEPT))).update();
        new SlowedDomains(jdbc).forget();
        jdbc.sql("delete from delivery_route_day where day < ?")
                .param(Date.valueOf(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_KEPT)))
                .update();
        next = now.plus(BETWEEN);
    }
}
