package io.broadsheet.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the date formats have in common. */
final class DateParts {

    /** Hours from UTC; names that are not here count as UTC, as they are ambiguous over the world. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("adt", -3),
            Map.entry("ast", -4),
            Map.entry("at", -4),
            Map.entry("edt", -4),
            Map.entry("est", -5),
            Map.entry("et", -5),
            Map.entry("cdt", -5),
            Map.entry("cst", -6),
            Map.entry("ct", -6),
            Map.entry("mdt", -6),
            Map.entry("mst", -7),
            Map.entry("mt", -7),
            Map.entry("pdt", -7),
            Map.entry("pst", -8),
            Map.entry("pt", -8),
            Map.entry("a", -1),
            Map.entry("n", 1),
            Map.entry("m", -12),
            Map.entry("y", 12));

    private static final Pattern INTEGER = Pattern.compile("\\s*[+-]?\\d{1,9}\\s*");
    private static final Pattern DECIMAL = Pattern.compile("\\s*[+-]?(?:\\d{1,9}\\.?\\d*|\\.\\d+)\\s*");

    private DateParts() {}

    static int zoneHours(String name) {
        return ZONES.getOrDefault(name, 0);
    }

    static @Nullable Integer integer(String text) {
        return INTEGER.matcher(text).matches() ? Integer.valueOf(text.strip()) : null;
    }

    /** Fractions are cut. */
    static @Nullable Integer whole(String text) {
        return DECIMAL.matcher(text).matches() ? (int) Double.parseDouble(text.strip()) : null;
    }

    /** Nothing when there is no such date, or one of the parts is missing. */
    static @Nullable Instant instant(
            @Nullable Integer year,
            @Nullable Integer month,
            @Nullable Integer day,
            @Nullable Integer hour,
            @Nullable Integer minute,
            @Nullable Integer second,
            int offsetMinutes) {
        if (year == null || month == null || day == null || hour == null || minute == null || second == null) {
            return null;
        }
        if (year < 1 || year > 9_999) {
            return null;
        }
        try {
            return within(
                    LocalDateTime.of(year, month, day, hour, minute, second).minusMinutes(offsetMinutes));
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable Instant within(LocalDateTime utc) {
        return utc.getYear() < 1 || utc.getYear() > 9_999 ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
