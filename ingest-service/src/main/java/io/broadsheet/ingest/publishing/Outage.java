package io.broadsheet.ingest.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers since when Kafka is away, and says so now and then instead of at every attempt. */
final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final InstantSource clock;
    private final Duration remindEvery;
    private @Nullable Instant since;
    private @Nullable Instant lastWarning;
    private String reason = "";

    Outage(InstantSource clock, Duration remindEvery) {
        this.clock = clock;
        this.remindEvery = remindEvery;
    }

    synchronized void failed(String why) {
        Instant now = clock.instant();
        reason = why;
        if (since == null) {
            since = now;
        }
        if (lastWarning == null || !now.isBefore(lastWarning.plus(remindEvery))) {
            lastWarning = now;
            log.warn("Kafka does not take records, they wait: since={} reason={}", since, why);
        }
    }

    synchronized void over() {
        if (since != null) {
            log.info("Kafka takes records again: since={}", since);
            since = null;
            lastWarning = null;
        }
    }

    /** What is wrong, while something is. */
    synchronized Optional<String> current() {
        return since == null ? Optional.empty() : Optional.of("since %s: %s".formatted(since, reason));
    }
}
