package io.broadsheet.digest.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of the day in which editions do not leave, by the clocks on the wall of a zone.
 *
 * @param from the first quiet minute
 * @param to the first minute after; earlier than {@code from}: on the next day; the same: never quiet
 */
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    private static final Pattern DASH = Pattern.compile("\\s*-\\s*");

    /**
     * Reads hours like {@code 22:00-07:00}; empty: never.
     *
     * @throws IllegalArgumentException when they are spelt differently
     */
    static QuietHours of(String hours, ZoneId zone) {
        if (hours.isBlank()) {
            return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, zone);
        }
        String[] ends = DASH.split(hours.strip(), -1);
        try {
            if (ends.length == 2) {
                return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]), zone);
            }
        } catch (DateTimeParseException e) {
            throw wrong(hours, e);
        }
        throw wrong(hours, null);
    }

    private static IllegalArgumentException wrong(String hours, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "digest.delivery.quiet-hours is \"%s\", but must be like \"22:00-07:00\"".formatted(hours), cause);
    }

    boolean at(Instant instant) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return from.isAfter(to) ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
    }
}
