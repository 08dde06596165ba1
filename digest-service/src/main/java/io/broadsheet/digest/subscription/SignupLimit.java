package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bounds how often one network may ask, and all of them together, over all instances. */
final class SignupLimit {

    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final int perNetwork;
    private final int altogether;
    private final Duration window;

    SignupLimit(JdbcClient jdbc, InstantSource clock, int perNetwork, int altogether, Duration window) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.perNetwork = perNetwork;
        this.altogether = altogether;
        this.window = window;
    }

    /** Counts one request; when it is one too many, says how long to wait. */
    Optional<Duration> count(Network network) {
        Instant now = clock.instant();
        Instant start = Instant.ofEpochSecond(now.getEpochSecond() - now.getEpochSecond() % window.toSeconds());
        Map<String, Integer> requests = count(new String[] {ALL, network.prefix()}, start);
        boolean within =
                requests.getOrDefault(network.prefix(), 0) <= perNetwork && requests.getOrDefault(ALL, 0) <= altogether;
        return within ? Optional.empty() : Optional.of(Duration.between(now, start.plus(window)));
    }

    /** In one statement that does not wait for the disk: all requests share a row, and a lost count hurts nobody. */
    private Map<String, Integer> count(String[] counted, Instant start) {
        return jdbc
                .sql("""
                        insert into signup_count as it (counted, window_start, requests)
                        select wanted.counted, :start, 1
                        from unnest(:counted) as wanted(counted), set_config('synchronous_commit', 'off', true) as quick
                        where quick is not null order by wanted.counted
                        on conflict (counted, window_start) do update set requests = it.requests + 1
                        returning counted, requests""")
                .param("counted", counted)
                .param("start", start.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Forgets windows that are over. */
    void tidy() {
        jdbc.sql("delete from signup_count where window_start < ?")
                .param(clock.instant().minus(window).atOffset(ZoneOffset.UTC))
                .update();
    }
}
