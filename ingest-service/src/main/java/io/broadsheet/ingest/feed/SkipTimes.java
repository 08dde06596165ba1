package io.broadsheet.ingest.feed;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * Hours and days, in UTC, when a feed asks not to come ({@code skipHours}, {@code skipDays}).
 *
 * @param bits 0 to 23 hours of the day, 24 to 30 Monday to Sunday
 */
record SkipTimes(int bits) {

    static final SkipTimes NONE = new SkipTimes(0);

    private static final int HOURS = 24;
    private static final int HOURS_A_WEEK = HOURS * 7;

    static SkipTimes of(Collection<Integer> hours, Collection<DayOfWeek> days) {
        int bits = 0;
        for (int hour : hours) {
            bits |= 1 << (hour % HOURS);
        }
        for (DayOfWeek day : days) {
            bits |= 1 << (HOURS + day.getValue() - 1);
        }
        return new SkipTimes(bits);
    }

    /** The first time from the planned one on, in steps of an hour, that is not skipped; the planned one if all are. */
    Instant next(Instant planned) {
        for (int hours = 0; bits != 0 && hours <= HOURS_A_WEEK; hours++) {
            Instant time = planned.plus(hours, ChronoUnit.HOURS);
            if (!skips(time)) {
                return time;
            }
        }
        return planned;
    }

    private boolean skips(Instant time) {
        var utc = time.atOffset(ZoneOffset.UTC);
        return (bits & (1 << utc.getHour())) != 0
                || (bits & (1 << (HOURS + utc.getDayOfWeek().getValue() - 1))) != 0;
    }
}
