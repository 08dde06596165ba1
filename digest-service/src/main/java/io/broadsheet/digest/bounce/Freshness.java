package io.broadsheet.digest.bounce;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether a notice was signed lately: providers give up telling us before this ends, so an older one is somebody's copy. */
final class Freshness {

    private static final Duration OLDEST = Duration.ofDays(3);

    private final InstantSource clock;

    Freshness(InstantSource clock) {
        this.clock = clock;
    }

    /** What is wrong with a time in seconds since 1970; empty when nothing is. */
    Optional<String> problemOfSeconds(String text) {
        return text.matches("\\d{1,11}") ? problem(Instant.ofEpochSecond(Long.parseLong(text))) : noTime();
    }

    /** What is wrong with a time like {@code 2026-12-01T09:00:00.000Z}; empty when nothing is. */
    Optional<String> problemOf(String text) {
        try {
            return problem(Instant.parse(text));
        } catch (DateTimeException e) {
            return noTime();
        }
    }

    private Optional<String> problem(Instant signed) {
        Duration age = Duration.between(signed, clock.instant());
        return age.abs().compareTo(OLDEST) > 0
                ? Optional.of("signed at another time than now: " + signed)
                : Optional.empty();
    }

    private static Optional<String> noTime() {
        return Optional.of("does not say when it was signed");
    }
}
