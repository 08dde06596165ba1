package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bounds how often one network may ask, over all instances. */
final class SignupLimit {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final int limit;
    private final Duration window;

    SignupLimit(JdbcClient jdbc, InstantSource clock, int limit, Duration window) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limit = limit;
        this.window = window;
    }

    /** Counts one request; when it is one too many, says how long to wait. */
    Optional<Duration> count(Network network) {
        Instant now = clock.instant();
        Instant start = Instant.ofEpochSecond(now.getEpochSecond() - now.getEpochSecond() % window.toSeconds());
        int requests = jdbc.sql("""
                        insert into signup_count (network, window_start, requests) values (?, ?, 1)
                        on conflict (network, window_start) do update set requests = signup_count.requests + 1
                        returning requests""")
                .params(network.prefix(), start.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        return requests <= limit ? Optional.empty() : Optional.of(Duration.between(now, start.plus(window)));
    }

    /** Forgets windows that are over. */
    void tidy() {
        jdbc.sql("delete from signup_count where window_start < ?")
                .param(clock.instant().minus(window).atOffset(ZoneOffset.UTC))
                .update();
    }
}
