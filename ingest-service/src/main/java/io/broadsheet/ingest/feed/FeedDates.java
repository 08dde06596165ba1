package io.broadsheet.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that feeds really have: RFC 822 and ISO 8601 with everything people do to them. UTC without a zone. */
final class FeedDates {

    private static final String TIME =
            "(?:[T\\s,]+(?:at\\s+)?(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,:]\\d+)?)?\\s*(?<half>[AaPp]\\.?[Mm]\\.?)?)?";
    private static final String ZONE = "\\s*\\(?(?<zone>(?:GMT|UTC)?[+-]\\d{1,2}:?\\d{0,2}|[A-Za-z]{1,5})?\\)?";
    private static final String DAY_NAME = "(?:\\p{L}{2,10}[\\s,.]+)?";

    private static final List<Pattern> SHAPES = List.of(
            // 2026-11-04T10:00:00Z, 20261104, 2026-11
            Pattern.compile(
                    "^(?<year>\\d{4})[-/.]?(?<month>\\d{2})(?:[-/.]?(?<day>\\d{2}))?" + TIME + ZONE + ".*$",
                    Pattern.DOTALL),
            // Wed, 04 Nov 2026 10:00:00 +0100
            Pattern.compile(
                    "^" + DAY_NAME
                            + "(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?<name>\\p{L}{3,12})\\.?,?[\\s-]+(?<year>\\d{4}|\\d{2})"
                            + TIME + ZONE + ".*$",
                    Pattern.DOTALL),
            // Wed Nov  4 10:00:00 CET 2026
            Pattern.compile(
                    "^" + DAY_NAME
                            + "(?<name>\\p{L}{3,12})\\.?\\s+(?<day>\\d{1,2})\\s+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?"
                            + "(?<half>)\\s*(?<zone>[A-Z]{1,5}|[+-]\\d{2}:?\\d{2})?\\s+(?<year>\\d{4}).*$",
                    Pattern.DOTALL),
            // November 4th, 2026 10:00 AM
            Pattern.compile(
                    "^" + DAY_NAME
                            + "(?<name>\\p{L}{3,12})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})"
                            + TIME + ZONE + ".*$",
                    Pattern.DOTALL),
            // 11/04/2026 10:00:00 as Americans write it
            Pattern.compile(
                    "^(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})" + TIME + ZONE + ".*$", Pattern.DOTALL));

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("IST", "+05:30"),
            Map.entry("JST", "+09:00"),
            Map.entry("KST", "+09:00"),
            Map.entry("AEST", "+10:00"));
    private static final int LONGEST = 100;

    private FeedDates() {}

    static @Nullable Instant parse(String text) {
        String date = text.strip();
        if (date.length() > LONGEST) {
            return null;
        }
        for (Pattern shape : SHAPES) {
            Matcher found = shape.matcher(date);
            if (found.matches()) {
                Instant instant = instant(found.toMatchResult());
                if (instant != null) {
                    return instant;
                }
            }
        }
        return null;
    }

    private static @Nullable Instant instant(MatchResult found) {
        int month = month(found);
        if (month == 0) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    year(number(found, "year", 0)),
                    month,
                    Math.max(1, number(found, "day", 1)),
                    hour(found) % 24,
                    number(found, "minute", 0),
                    Math.min(59, number(found, "second", 0)));
            Instant instant = local.atZone(zone(group(found, "zone"))).toInstant();
            return hour(found) == 24 ? instant.plusSeconds(86_400) : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int month(MatchResult found) {
        String name = group(found, "name");
        if (name == null) {
            return number(found, "month", 0);
        }
        String start = name.toLowerCase(Locale.ROOT).substring(0, 3);
        return MONTHS.indexOf(start) + 1;
    }

    private static int year(int year) {
        if (year >= 100) {
            return year;
        }
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int hour(MatchResult found) {
        int hour = number(found, "hour", 0);
        String half = group(found, "half");
        if (half == null || half.isEmpty() || hour > 12) {
            return hour;
        }
        return hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }

    private static ZoneId zone(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return ZoneOffset.UTC;
        }
        String upper = name.toUpperCase(Locale.ROOT).replaceFirst("^(?:GMT|UTC)(?=[+-])", "");
        String offset = ZONES.getOrDefault(upper, upper);
        if (!offset.startsWith("+") && !offset.startsWith("-")) {
            return ZoneOffset.UTC;
        }
        String digits = offset.substring(1).replace(":", "");
        String full = digits.length() <= 2 ? ("0" + digits).substring(digits.length() - 1) + "00" : digits;
        String padded = full.length() == 3 ? "0" + full : full;
        return ZoneOffset.of(offset.charAt(0) + padded);
    }

    private static int number(MatchResult found, String name, int fallback) {
        String value = group(found, name);
        return value == null || value.isEmpty() ? fallback : Integer.parseInt(value);
    }

    private static @Nullable String group(MatchResult found, String name) {
        return found.namedGroups().containsKey(name) ? found.group(name) : null;
    }
}
