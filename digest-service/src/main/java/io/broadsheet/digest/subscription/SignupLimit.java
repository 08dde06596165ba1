package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /**
     * A request that counts.
     *
     * @param network none where it shall not count
     * @param unproven whether it comes without a proof of work where one is wanted
     */
    record Request(@Nullable Network network, boolean unproven) {}

    /**
     * One too many, until the rest of the window is over.
     *
     * @param unproven whether only of those without a proof of work
     */
    record Excess(Duration rest, boolean unproven) {}

    /** Counts one request; when it is one too many, says how long to wait. */
    Optional<Duration> count(Network network) {
        return count(List.of(new Request(network, false)), 0).getFirst().map(Excess::rest);
    }

    /** The same for many at once, in their order; all are counted or, when that fails, none. */
    List<Optional<Excess>> count(List<Request> requests, int mostUnproven) {
        Map<String, Integer> wanted = new TreeMap<>();
        for (Request request : requests) {
            Network network = request.network();
            if (network != null) {
                wanted.merge(network.prefix(), 1, Integer::sum);
                wanted.merge(ALL, 1, Integer::sum);
                if (request.unproven()) {
                    wanted.merge(unproven(network), 1, Integer::sum);
                }
            }
        }
        if (wanted.isEmpty()) {
            return requests.stream().map(request -> Optional.<Excess>empty()).toList();
        }
        Instant now = clock.instant();
        Map<String, Integer> counts = add(wanted, windowStart(now));
        Duration wait = rest(now);
        return requests.stream()
                .map(request -> excess(request, counts, mostUnproven, wait))
                .toList();
    }

    /** Gives a request its own number in the counts. */
    private Optional<Excess> excess(Request request, Map<String, Integer> counts, int mostUnproven, Duration wait) {
        Network network = request.network();
        if (network == null) {
            return Optional.empty();
        }
        int ofNetwork = counts.merge(network.prefix(), 1, Integer::sum);
        int ofAll = counts.merge(ALL, 1, Integer::sum);
        int ofUnproven = request.unproven() ? counts.merge(unproven(network), 1, Integer::sum) : 0;
        if (ofNetwork > perNetwork || ofAll > altogether) {
            return Optional.of(new Excess(wait, false));
        }
        return ofUnproven > mostUnproven ? Optional.of(new Excess(wait, true)) : Optional.empty();
    }

    /** Whether one more request of a network would be within the limits; counts nothing. */
    boolean isOpen(Network network) {
        Instant start = windowStart(clock.instant());
        return requests(network.prefix(), start) < perNetwork && requests(ALL, start) < altogether;
    }

    /** How long to wait until requests without a proof of work are taken again; counts nothing. */
    Optional<Duration> untilUnproven(Network network, int most) {
        Instant now = clock.instant();
        return requests(unproven(network), windowStart(now)) < most ? Optional.empty() : Optional.of(rest(now));
    }

    private int requests(String counted, Instant start) {
        return jdbc.sql("select requests from signup_count where counted = ? and window_start = ?")
                .params(counted, start.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static String unproven(Network network) {
        return "unproven " + network.prefix();
    }

    private Duration rest(Instant now) {
        return Duration.between(now, windowStart(now).plus(window));
    }

    private Instant windowStart(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() - now.getEpochSecond() % window.toSeconds());
    }

    /**
     * In one statement that does not wait for the disk: all requests share a row, and a lost count hurts nobody.
     *
     * @return the counts before
     */
    private Map<String, Integer> add(Map<String, Integer> wanted, Instant start) {
        return jdbc
                .sql("""
                        insert into signup_count as it (counted, window_start, requests)
                        select wanted.counted, :start, wanted.requests
                        from unnest(:counted, :requests) as wanted(counted, requests),
                            set_config('synchronous_commit', 'off', true) as quick
                        where quick is not null order by wanted.counted
                        on conflict (counted, window_start) do update set requests = it.requests + excluded.requests
                        returning counted, requests""")
                .param("counted", wanted.keySet().toArray(String[]::new))
                .param("requests", wanted.values().toArray(Integer[]::new))
                .param("start", start.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, it -> it.getValue() - wanted.getOrDefault(it.getKey(), 0)));
    }

    /** Forgets windows that are over. */
    void tidy() {
        jdbc.sql("delete from signup_count where window_start < ?")
                .param(clock.instant().minus(window).atOffset(ZoneOffset.UTC))
                .update();
    }
}
