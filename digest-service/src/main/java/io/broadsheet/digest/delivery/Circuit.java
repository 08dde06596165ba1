package io.broadsheet.digest.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops all sending while the mail server cannot be reached, and finds out when it can; no mail is spent on that. */
final class Circuit {

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final InstantSource clock;
    private @Nullable Instant nextProbe;
    private Duration delay = SHORTEST;

    Circuit(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean isOpen() {
        return nextProbe != null;
    }

    /** The server cannot be reached. */
    synchronized void trip(String reason) {
        if (nextProbe == null) {
            log.warn("smtp=down reason=\"{}\"", reason);
            delay = SHORTEST;
            nextProbe = clock.instant().plus(delay);
        }
    }

    /** Asks the server if it is time to; the probe says what is wrong, or nothing. */
    void probe(Supplier<Optional<String>> probe) {
        if (due()) {
            close(probe.get());
        }
    }

    private synchronized boolean due() {
        return nextProbe != null && !clock.instant().isBefore(nextProbe);
    }

    private synchronized void close(Optional<String> problem) {
        if (problem.isPresent()) {
            delay = delay.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : delay.multipliedBy(2);
            nextProbe = clock.instant().plus(delay);
        } else {
            log.info("smtp=up");
            nextProbe = null;
        }
    }
}
