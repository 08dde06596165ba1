package io.broadsheet.digest.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes over a route while its server cannot be reached, and finds out when it can; no mail is spent on that. */
final class Circuit {

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String route;
    private final InstantSource clock;
    private final DoorBell bell;
    private boolean probing;
    private @Nullable Instant nextProbe;
    private Duration delay = SHORTEST;

    /**
     * A closed circuit.
     *
     * @param bell rings when the server is back
     */
    Circuit(String route, InstantSource clock, DoorBell bell) {
        this.route = route;
        this.clock = clock;
        this.bell = bell;
    }

    synchronized boolean isOpen() {
        return nextProbe != null;
    }

    /** The server cannot be reached. */
    synchronized void trip(String reason) {
        if (nextProbe == null) {
            log.warn("route={} smtp=down reason=\"{}\"", route, reason);
            delay = SHORTEST;
            nextProbe = clock.instant().plus(delay);
        }
    }

    /** Asks the server if it is time to, without waiting for the answer; the probe says what is wrong, or nothing. */
    synchronized void probe(Supplier<Optional<String>> probe) {
        if (nextProbe != null && !probing && !clock.instant().isBefore(nextProbe)) {
            probing = true;
            Thread.ofVirtual().name("probe-" + route).start(() -> close(answer(probe)));
        }
    }

    private Optional<String> answer(Supplier<Optional<String>> probe) {
        try {
            return probe.get();
        } catch (RuntimeException e) {
            // without an answer nobody would ever ask again
            log.warn("route={} probed=false", route, e);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void close(Optional<String> problem) {
        probing = false;
        if (problem.isPresent()) {
            delay = delay.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : delay.multipliedBy(2);
            nextProbe = clock.instant().plus(delay);
        } else {
            log.info("route={} smtp=up", route);
            nextProbe = null;
            bell.ring();
        }
    }
}
