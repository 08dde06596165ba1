package io.broadsheet.ingest.feed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What ISO 8601 allows beyond the W3C's profile: compact dates, days of the year, two-digit years; too big numbers carry. */
final class IsoDates {

    private static final String CLOCK = "(?:T?(?<hour>\\d{2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?:\\.\\d+)?"
            + "(?<zone>[+-](?<zonehour>\\d{2})(?::(?<zoneminute>\\d{2}))?|Z)?)?";
    private static final String MONTH = "(?<month>[01]\\d)";
    private static final String DAY = "(?<day>[0123]\\d)";

    /** The first that the text begins with counts. */
    private static final List<Pattern> SHAPES = List.of(
            shape("(?<year>\\d{4})-?" + MONTH + "-?" + DAY),
            shape("(?<year>\\d{4})[./]" + MONTH + "[./]" + DAY + "\\s*"),
            shape("(?<year>\\d{4})-" + MONTH),
            shape("(?<year>\\d{4})-?(?<ordinal>[0123]\\d\\d)"),
            shape("(?<year>\\d\\d)-?" + MONTH + "-?" + DAY),
            shape("(?<year>\\d\\d)-?(?<ordinal>[0123]\\d\\d)"),
            shape("-(?<year>\\d\\d)-?" + MONTH));

    private IsoDates() {}

    private static Pattern shape(String date) {
        return Pattern.compile("^" + date + CLOCK);
    }

    static @Nullable Instant parse(String text) {
        for (Pattern shape : SHAPES) {
            Matcher found = shape.matcher(text);
            if (found.lookingAt()) {
                return instant(found);
            }
        }
        return null;
    }

    private static @Nullable Instant instant(Matcher found) {
        int year = number(found, "year", 0);
        if (year == 0 && found.group("year").length() == 4) {
            return null;
        }
        int zoneMinutes = number(found, "zonehour", 0) * 60 + number(found, "zoneminute", 0);
        String zone = found.group("zone");
        LocalDateTime local = LocalDateTime.of(found.group("year").length() == 2 ? 2_000 + year : year, 1, 1, 0, 0)
                .plusMonths(number(found, "month", 1) - 1L)
                .plusDays(number(found, "day", number(found, "ordinal", 1)) - 1L)
                .plusHours(number(found, "hour", 0))
                .plusMinutes(number(found, "minute", 0))
                .plusSeconds(number(found, "second", 0));
        return DateParts.within(local.minusMinutes(zone != null && zone.startsWith("-") ? -zoneMinutes : zoneMinutes));
    }

    private static int number(Matcher found, String group, int fallback) {
        String value = found.namedGroups().containsKey(group) ? found.group(group) : null;
        return value == null ? fallback : Integer.parseInt(value);
    }
}
