package io.broadsheet.digest.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to try a mail again that could not be handed over.
 *
 * @param delays after the first attempt, the second, …; the last one repeats
 * @param attempts how many there are in all
 */
record RetrySchedule(List<Duration> delays, int attempts) {

    /** Delays vary by this share, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    RetrySchedule {
        delays = List.copyOf(delays);
    }

    /**
     * How long to wait after an attempt; empty when it was the last.
     *
     * @param attempt which one it was, from 1
     * @param random 0 (earliest) to 1 (latest)
     */
    Optional<Duration> after(int attempt, double random) {
        if (attempt >= attempts) {
            return Optional.empty();
        }
        Duration delay = delays.get(Math.clamp(attempt - 1, 0, delays.size() - 1));
        double factor = 1 - JITTER + 2 * JITTER * random;
        return Optional.of(Duration.ofMillis(Math.round(delay.toMillis() * factor)));
    }
}
