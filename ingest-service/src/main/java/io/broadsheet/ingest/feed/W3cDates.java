package io.broadsheet.ingest.feed;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as in {@code 2026-11-03T08:30:00+01:00}, with parts missing at the end, or with blanks as databases have it. */
final class W3cDates {

    private W3cDates() {}

    static @Nullable Instant parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        String[] halves = lower.split("t", -1);
        if (halves.length > 2) {
            return null;
        }
        String date;
        String time;
        String zone = null;
        if (halves.length == 2) {
            date = halves[0];
            time = halves[1];
        } else {
            String[] words = lower.split("\\s+", -1);
            date = words[0];
            time = words.length == 1 ? "00:00:00z" : words[1];
            zone = words.length > 2 ? words[2] : null;
        }
        return instant(date.split("-", 3), time, zone);
    }

    private static @Nullable Instant instant(String[] date, String given, @Nullable String givenZone) {
        if (date[0].length() != 4) {
            return null;
        }
        boolean utc = given.endsWith("z");
        String time = utc ? given.substring(0, given.length() - 1) : given;
        int sign = time.indexOf('-') >= 0 ? time.indexOf('-') : time.indexOf('+');
        int end = sign >= 0 ? sign : time.length();
        String zone = givenZone != null ? givenZone : utc ? "z" : time.substring(end);
        Integer offset = offset(zone);
        String[] clock = time.substring(0, end).split(":", 3);
        return offset == null
                ? null
                : DateParts.instant(
                        DateParts.integer(date[0]),
                        DateParts.integer(date.length > 1 ? date[1] : "1"),
                        DateParts.integer(date.length > 2 ? date[2] : "1"),
                        DateParts.whole(clock[0]),
                        DateParts.whole(clock.length > 1 ? clock[1] : "0"),
                        DateParts.whole(clock.length > 2 ? clock[2] : "0"),
                        offset);
    }

    private static @Nullable Integer offset(String zone) {
        if (!zone.startsWith("+") && !zone.startsWith("-")) {
            return DateParts.zoneHours(zone) * 60;
        }
        Integer hours = DateParts.integer(zone.substring(1, Math.min(3, zone.length())));
        Integer minutes = zone.length() > 4 ? DateParts.integer(zone.substring(4)) : null;
        if (hours == null || minutes == null) {
            return null;
        }
        return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
    }
}
