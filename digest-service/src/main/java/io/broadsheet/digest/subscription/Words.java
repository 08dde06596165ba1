package io.broadsheet.digest.subscription;

import java.time.Duration;

/** Durations as people say them. */
final class Words {

    private Words() {}

    /** Rounded up to whole days, hours or minutes, whichever reads best: {@code 7 days}, {@code 1 minute}. */
    static String duration(Duration duration) {
        long minutes = Math.max(1, duration.plusSeconds(59).toMinutes());
        if (minutes < 120) {
            return count(minutes, "minute");
        }
        long hours = (minutes + 59) / 60;
        return hours < 48 ? count(hours, "hour") : count((hours + 23) / 24, "day");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
