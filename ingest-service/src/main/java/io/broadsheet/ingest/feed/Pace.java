package io.broadsheet.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a feed changes, as far as it has shown.
 *
 * @param interval in which it is asked now
 * @param changedAt when it last brought something new
 * @param average time between two changes; null while that is unknown
 */
record Pace(
        Duration interval,
        @Nullable Instant changedAt,
        @Nullable Duration average) {

    private static final int NEWEST = 11;
    private static final int FEWEST = 3;
    /** An old gap counts three times as much as the one just seen. */
    private static final int INERTIA = 3;

    /** After the first reading: what the dates of the entries tell about the time before. */
    Pace begun(Collection<Instant> dates, Instant now) {
        List<Instant> newest = dates.stream()
                .filter(date -> !date.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(NEWEST)
                .toList();
        if (newest.isEmpty()) {
            return new Pace(interval, now, null);
        }
        Duration span = Duration.between(newest.getLast(), newest.getFirst());
        boolean telling = newest.size() >= FEWEST && span.isPositive();
        return new Pace(interval, newest.getFirst(), telling ? span.dividedBy(newest.size() - 1) : null);
    }

    /** After a visit that brought something new. */
    Pace changed(Instant now) {
        if (changedAt == null) {
            return new Pace(interval, now, average);
        }
        Duration gap = Duration.between(changedAt, now);
        return new Pace(
                interval,
                now,
                average == null ? gap : average.multipliedBy(INERTIA).plus(gap).dividedBy(INERTIA + 1));
    }

    /** The time a change takes by all that is known now: the average, or the silence since the last if that is longer. */
    @Nullable
    Duration typical(Instant now) {
        return changedAt == null ? average : PollHints.longer(average, Duration.between(changedAt, now));
    }
}
