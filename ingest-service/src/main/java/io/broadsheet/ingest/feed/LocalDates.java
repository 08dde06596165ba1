package io.broadsheet.ingest.feed;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as certain programs and countries write them: Perforce, Hungarian, Greek, Korean. */
final class LocalDates {

    private static final Pattern PERFORCE =
            Pattern.compile("(\\w{0,3}), (\\d{1,4})/(\\d{1,2})/(\\d{2}) (\\d{1,2}):(\\d{2}):(\\d{2}) (\\w{0,3})");
    private static final Pattern HUNGARIAN =
            Pattern.compile("(\\d{4})-([^-]+)-(\\d{1,2})T(\\d{1,2}):(\\d{2})([+-]\\d{1,2}:\\d{2})");
    private static final Pattern GREEK =
            Pattern.compile("([^,]+),\\s+(\\d{2})\\s+([^\\s]+)\\s+(\\d{4})\\s+(\\d{2}:\\d{2}:\\d{2})\\s+([^\\s]+)");
    private static final Pattern NATE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(오전|오후)\\s+(\\d{0,2}):(\\d{0,2}):(\\d{0,2})");
    private static final Pattern ONBLOG =
            Pattern.compile("(\\d{4})년\\s+(\\d{2})월\\s+(\\d{2})일\\s+(\\d{2}:\\d{2}:\\d{2})");

    private static final Map<String, String> HUNGARIAN_MONTHS = Map.ofEntries(
            Map.entry("január", "01"),
            Map.entry("februári", "02"),
            Map.entry("március", "03"),
            Map.entry("április", "04"),
            Map.entry("máujus", "05"),
            Map.entry("május", "05"),
            Map.entry("június", "06"),
            Map.entry("július", "07"),
            Map.entry("augusztus", "08"),
            Map.entry("szeptember", "09"),
            Map.entry("október", "10"),
            Map.entry("november", "11"),
            Map.entry("december", "12"));
    private static final Map<String, String> GREEK_MONTHS = Map.ofEntries(
            Map.entry("Ιαν", "Jan"),
            Map.entry("Φεβ", "Feb"),
            Map.entry("Μάώ", "Mar"),
            Map.entry("Μαώ", "Mar"),
            Map.entry("Μάρ", "Mar"),
            Map.entry("Μαρ", "Mar"),
            Map.entry("Απρ", "Apr"),
            Map.entry("Μάι", "May"),
            Map.entry("Μαϊ", "May"),
            Map.entry("Μαι", "May"),
            Map.entry("Ιούν", "Jun"),
            Map.entry("Ιον", "Jun"),
            Map.entry("Ιούλ", "Jul"),
            Map.entry("Ιολ", "Jul"),
            Map.entry("Αύγ", "Aug"),
            Map.entry("Αυγ", "Aug"),
            Map.entry("Σεπ", "Sep"),
            Map.entry("Οκτ", "Oct"),
            Map.entry("Νοέ", "Nov"),
            Map.entry("Νοε", "Nov"),
            Map.entry("Δεκ", "Dec"));
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private LocalDates() {}

    static @Nullable Instant perforce(String text) {
        Matcher found = PERFORCE.matcher(text);
        if (!found.find()) {
            return null;
        }
        int month = Integer.parseInt(found.group(3));
        if (month < 1 || month > 12) {
            return null;
        }
        String name = MONTHS.substring(month * 3 - 3, month * 3);
        return Rfc822Dates.parse("%s %s %s %s:%s:%s %s"
                .formatted(
                        found.group(4),
                        name,
                        found.group(2),
                        found.group(5),
                        found.group(6),
                        found.group(7),
                        found.group(8).length() == 3 && !found.group(8).equalsIgnoreCase("met")
                                ? found.group(8)
                                : "utc"));
    }

    static @Nullable Instant hungarian(String text) {
        Matcher found = HUNGARIAN.matcher(text);
        String month = found.lookingAt() ? HUNGARIAN_MONTHS.get(found.group(2)) : null;
        return month == null
                ? null
                : W3cDates.parse("%s-%s-%sT%s:%s%s"
                        .formatted(
                                found.group(1), month, found.group(3), found.group(4), found.group(5), found.group(6)));
    }

    static @Nullable Instant greek(String text) {
        Matcher found = GREEK.matcher(text);
        String month = found.lookingAt() ? GREEK_MONTHS.get(found.group(3)) : null;
        return month == null
                ? null
                : Rfc822Dates.parse("%s %s %s %s %s"
                        .formatted(found.group(2), month, found.group(4), found.group(5), found.group(6)));
    }

    static @Nullable Instant koreanNate(String text) {
        Matcher found = NATE.matcher(text);
        Integer hour = found.lookingAt() ? DateParts.integer(found.group(3)) : null;
        return hour == null
                ? null
                : W3cDates.parse("%sT%02d:%s:%s+09:00"
                        .formatted(
                                found.group(1),
                                found.group(2).equals("오후") ? hour + 12 : hour,
                                found.group(4),
                                found.group(5)));
    }

    static @Nullable Instant koreanOnblog(String text) {
        Matcher found = ONBLOG.matcher(text);
        return found.lookingAt()
                ? W3cDates.parse(
                        "%s-%s-%sT%s+09:00".formatted(found.group(1), found.group(2), found.group(3), found.group(4)))
                : null;
    }
}
