package io.broadsheet.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides how long to leave a feed alone: half the time that it takes to change, and ever more while it fails, up to a
 * cap. Nothing ever makes it "never".
 *
 * @param minimum shortest interval
 * @param maximum longest interval, and longest wait after failures
 */
record PollSchedule(Duration minimum, Duration maximum) {

    private static final Duration FIRST_INTERVAL = Duration.ofHours(1);
    private static final Duration GONE_INTERVAL = Duration.ofDays(1);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);
    private static final Duration OUTAGE_INTERVAL = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;

    /** Interval of a feed nothing is known about yet. */
    Duration first() {
        return bounded(FIRST_INTERVAL);
    }

    /** The pace with the interval that fits it; a quiet visit never makes it shorter. */
    Pace adapted(Pace pace, boolean changed, Instant now) {
        // a change just now, and no other known: that tells nothing yet
        Duration typical = changed && pace.average() == null ? null : pace.typical(now);
        Duration fitting = typical == null ? grown(pace.interval(), changed) : typical.dividedBy(2);
        boolean keep = !changed && fitting.compareTo(pace.interval()) < 0;
        return new Pace(bounded(keep ? pace.interval() : fitting), pace.changedAt(), pace.average());
    }

    private static Duration grown(Duration interval, boolean changed) {
        return changed ? interval : interval.multipliedBy(3).dividedBy(2);
    }

    /**
     * The wait after a good visit.
     *
     * @param fixed what the operator set for this feed; wins over all else
     * @param asked how long the feed or its server asks for
     */
    Duration afterSuccess(Pace pace, @Nullable Duration fixed, @Nullable Duration asked) {
        if (fixed != null) {
            return fixed;
        }
        return bounded(asked != null && asked.compareTo(pace.interval()) > 0 ? asked : pace.interval());
    }

    /** When the next visit comes after such a wait: not in times the feed asks to skip, but never too late for that. */
    Instant allowed(Instant planned, SkipTimes skip, @Nullable Duration fixed, Instant now) {
        Instant allowed = fixed == null ? skip.next(planned) : planned;
        Instant latest = now.plus(maximum);
        return allowed.isAfter(latest) && !allowed.equals(planned) ? latest : allowed;
    }

    /**
     * The wait after a failed visit.
     *
     * @param failures in a row, this one included
     */
    Duration afterFailure(int failures, @Nullable Duration fixed) {
        Duration base = fixed == null || fixed.compareTo(minimum) > 0 ? minimum : fixed;
        Duration wait = base.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return capped(wait, fixed);
    }

    /** The longest that is ever waited, unless the operator wants the feed to be asked less often. */
    private Duration capped(Duration wait, @Nullable Duration fixed) {
        Duration cap = fixed != null && fixed.compareTo(maximum) > 0 ? fixed : maximum;
        return wait.compareTo(cap) > 0 ? cap : wait;
    }

    /**
     * The pace after being told to slow down: twice the interval, until the feed changes again, unless the time that was
     * named is longer than the usual one and says it all.
     */
    Pace slowed(Pace pace, @Nullable Duration retryAfter) {
        if (retryAfter != null && retryAfter.compareTo(pace.interval()) > 0) {
            return pace;
        }
        return new Pace(bounded(pace.interval().multipliedBy(2)), pace.changedAt(), pace.average());
    }

    /**
     * The wait after being told to slow down: as long as asked for, within reason, and never shorter than that of the
     * slower pace, or than twice what the operator set.
     *
     * @param fixed what the operator set for this feed
     */
    Duration afterRateLimit(Duration interval, @Nullable Duration fixed, @Nullable Duration retryAfter) {
        Duration asked =
                retryAfter != null && retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
        Duration least = fixed == null ? interval : capped(fixed.multipliedBy(2), fixed);
        return asked == null || asked.compareTo(least) < 0 ? least : asked;
    }

    /** The wait after a feed said it is gone. */
    Duration afterGone() {
        return maximum.compareTo(GONE_INTERVAL) > 0 ? maximum : GONE_INTERVAL;
    }

    /** The wait while our own network is down. */
    Duration duringOutage() {
        return OUTAGE_INTERVAL;
    }

    /** Up to a tenth longer, so that feeds that once came together do not stay together. */
    static Duration spread(Duration wait, RandomGenerator random) {
        return wait.plusMillis((long) (wait.toMillis() * 0.1 * random.nextDouble()));
    }

    private Duration bounded(Duration interval) {
        if (interval.compareTo(minimum) < 0) {
            return minimum;
        }
        return interval.compareTo(maximum) > 0 ? maximum : interval;
    }
}
