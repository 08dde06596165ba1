package io.broadsheet.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dates as in mails, {@code Tue, 03 Nov 2026 08:30:00 +0100}, and as {@code asctime} of C writes them. */
final class Rfc822Dates {

    private static final Set<String> DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int FIRST_OF_LAST_CENTURY = 90;

    private Rfc822Dates() {}

    static @Nullable Instant parse(String text) {
        List<String> parts = new ArrayList<>(words(text.toLowerCase(Locale.ROOT)));
        if (parts.size() < 5) {
            parts.add("00:00:00");
            parts.add("0000");
        }
        if (DAYS.contains(start(parts.getFirst()))) {
            parts.removeFirst();
        }
        if (parts.size() < 5) {
            return null;
        }
        boolean swapped = DateParts.integer(parts.get(0)) == null;
        int month = MONTHS.indexOf(start(parts.get(swapped ? 0 : 1))) + 1;
        String[] clock = parts.get(3).split(":", -1);
        Integer offset = offset(parts.get(4));
        if (month == 0 || offset == null || clock.length > 3) {
            return null;
        }
        return DateParts.instant(
                year(parts.get(2)),
                month,
                DateParts.integer(parts.get(swapped ? 1 : 0)),
                DateParts.integer(clock[0]),
                DateParts.integer(clock.length > 1 ? clock[1] : "0"),
                DateParts.integer(clock.length > 2 ? clock[2] : "0"),
                offset);
    }

    /** {@code Tue Nov  3 08:30:00 PST 2026}, with or without a zone. */
    static @Nullable Instant parseAsctime(String text) {
        List<String> parts = words(text);
        if (parts.size() != 5 && parts.size() != 6) {
            return null;
        }
        boolean zoned = parts.size() == 6;
        return parse(String.join(
                " ",
                parts.get(0),
                parts.get(2),
                parts.get(1),
                parts.get(zoned ? 5 : 4),
                parts.get(3),
                zoned ? parts.get(4) : "+0000"));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("[\\s\\u00a0]+"));
    }

    private static String start(String word) {
        return word.substring(0, Math.min(3, word.length()));
    }

    private static @Nullable Integer year(String text) {
        Integer year = DateParts.integer(text);
        if (year == null || text.length() > 2) {
            return year;
        }
        return year + (year < FIRST_OF_LAST_CENTURY ? 2_000 : 1_900);
    }

    private static @Nullable Integer offset(String given) {
        String zone = given.startsWith("etc/") ? given.substring(4) : given;
        if (zone.startsWith("gmt")) {
            String rest = zone.substring(3).replace(":", "");
            zone = rest.isEmpty() ? "gmt" : rest;
        }
        if (zone.startsWith("+") || zone.startsWith("-")) {
            Integer hours = DateParts.integer(zone.substring(1, Math.min(3, zone.length())));
            int at = zone.indexOf(':') >= 0 ? 4 : 3;
            Integer minutes = zone.length() > at ? DateParts.integer(zone.substring(at)) : null;
            return hours == null || minutes == null
                    ? null
                    : (Integer) ((zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes));
        }
        return 60
                * switch (zone) {
                    case "met" -> 1;
                    case "mest" -> 2;
                    default -> DateParts.zoneHours(zone);
                };
    }
}
