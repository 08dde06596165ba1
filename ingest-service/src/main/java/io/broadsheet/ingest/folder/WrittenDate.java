package io.broadsheet.ingest.folder;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date as programs or people write it; UTC when it names no zone, none when day and month may be each other. */
final class WrittenDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "(?<name>" + String.join("|", MONTHS) + ")[a-z]{0,6}\\b[.,]?\\s*";
    private static final String DAY = "\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b";
    private static final String YEAR = "\\b(?<year>(?:19|20)\\d\\d)(?!\\d)";
    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("(?i)" + DAY + "\\.?\\s*(?:of\\s+)?" + MONTH + YEAR),
            Pattern.compile("(?i)\\b" + MONTH + DAY + "[,.]?\\s*" + YEAR));
    private static final Pattern YEAR_FIRST =
            Pattern.compile(YEAR + "[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST =
            Pattern.compile("\\b(?<first>\\d{1,2})(?<sign>[-/.])(?<second>\\d{1,2})[-/.]" + YEAR);

    private static final Pattern TIME =
            Pattern.compile("(?i)(?<![\\d+-])(?<hour>\\d{1,2})(?::(?<minute>\\d\\d)(?::\\d\\d)?)?\\s*(?<half>am|pm)\\b"
                    + "|(?<![\\d+-])(?<hours>\\d{1,2}):(?<minutes>\\d\\d)(?!\\d)");
    private static final Pattern OFFSET = Pattern.compile(":\\d\\d\\s*([+-]\\d\\d):?(\\d\\d)\\b");
    private static final Pattern ZONE = Pattern.compile("(?i)\\b([ecmp][ds]t)\\b");
    private static final Map<String, String> ZONES = Map.of(
            "est", "-05:00", "edt", "-04:00", "cst", "-06:00", "cdt", "-05:00", "mst", "-07:00", "mdt", "-06:00", "pst",
            "-08:00", "pdt", "-07:00");

    private WrittenDate() {}

    static @Nullable Instant parsed(String text) {
        String line = text.strip();
        Instant iso = iso(line);
        if (iso != null) {
            return iso;
        }
        try {
            LocalDate day = day(line);
            return day == null ? null : day.atTime(time(line)).toInstant(zone(line));
        } catch (DateTimeException e) { // such as 31 April
            return null;
        }
    }

    /** ISO 8601, with or without time and zone. */
    private static @Nullable Instant iso(String text) {
        String iso = text.length() > 10 && text.charAt(10) == ' '
                ? text.replaceFirst(" ", "T").replace(" ", "")
                : text;
        try {
            if (iso.length() <= 10) {
                return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 9;
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String line) {
        for (Pattern named : NAMED) {
            Matcher date = named.matcher(line);
            if (date.find()) {
                int month = MONTHS.indexOf(date.group("name").toLowerCase(Locale.ROOT)) + 1;
                return LocalDate.of(number(date, "year"), month, number(date, "day"));
            }
        }
        Matcher date = YEAR_FIRST.matcher(line);
        if (date.find()) {
            return LocalDate.of(number(date, "year"), number(date, "month"), number(date, "day"));
        }
        Matcher last = YEAR_LAST.matcher(line);
        if (!last.find()) {
            return null;
        }
        int first = number(last, "first");
        int second = number(last, "second");
        if (last.group("sign").equals(".") || first > 12 || first == second) {
            return LocalDate.of(number(last, "year"), second, first);
        }
        return second > 12 ? LocalDate.of(number(last, "year"), first, second) : null;
    }

    private static LocalTime time(String line) {
        Matcher time = TIME.matcher(line);
        if (!time.find()) {
            return LocalTime.MIDNIGHT;
        }
        if (time.group("half") == null) {
            return LocalTime.of(number(time, "hours"), number(time, "minutes"));
        }
        int hour = number(time, "hour") % 12 + (time.group("half").equalsIgnoreCase("pm") ? 12 : 0);
        return LocalTime.of(hour, time.group("minute") == null ? 0 : number(time, "minute"));
    }

    private static ZoneOffset zone(String line) {
        Matcher offset = OFFSET.matcher(line);
        if (offset.find()) {
            return ZoneOffset.of(offset.group(1) + ":" + offset.group(2));
        }
        Matcher zone = ZONE.matcher(line);
        return ZoneOffset.of(zone.find() ? ZONES.getOrDefault(zone.group(1).toLowerCase(Locale.ROOT), "Z") : "Z");
    }

    private static int number(Matcher found, String group) {
        return Integer.parseInt(found.group(group));
    }
}
