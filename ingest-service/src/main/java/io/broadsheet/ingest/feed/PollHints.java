package io.broadsheet.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about when to come back.
 *
 * @param atLeast the time to leave it alone: the longer of {@code ttl} and {@code sy:updatePeriod}
 */
record PollHints(@Nullable Duration atLeast, SkipTimes skip) {

    static final PollHints NONE = new PollHints(null, SkipTimes.NONE);

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST_A_PERIOD = 1_000;
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly", Duration.ofHours(1),
            "daily", Duration.ofDays(1),
            "weekly", Duration.ofDays(7),
            "monthly", LONGEST,
            "yearly", LONGEST);

    /** Reads what the head of a feed says, by the elements' names in lower case. */
    static PollHints of(Map<String, List<String>> head) {
        return new PollHints(
                longer(ttl(text(head, "ttl")), period(head)),
                SkipTimes.of(hours(head.getOrDefault("hour", List.of())), days(head.getOrDefault("day", List.of()))));
    }

    /** The longer of two times; null says nothing. */
    static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) > 0 ? a : b;
    }

    private static @Nullable Duration ttl(@Nullable String minutes) {
        Integer number = number(minutes);
        if (number == null || number == 0) {
            return null;
        }
        Duration ttl = Duration.ofMinutes(number);
        return ttl.compareTo(LONGEST) > 0 ? LONGEST : ttl;
    }

    /** The syndication module: so many times in a period. */
    private static @Nullable Duration period(Map<String, List<String>> head) {
        String name = text(head, "updateperiod");
        Duration period = name == null ? null : PERIODS.get(name.toLowerCase(Locale.ROOT));
        Integer times = number(text(head, "updatefrequency"));
        return period == null ? null : period.dividedBy(times == null ? 1 : Math.clamp(times, 1, MOST_A_PERIOD));
    }

    private static List<Integer> hours(List<String> values) {
        List<Integer> hours = new ArrayList<>();
        for (String value : values) {
            Integer hour = number(value);
            if (hour != null && hour <= 24) {
                hours.add(hour);
            }
        }
        return hours;
    }

    private static List<DayOfWeek> days(List<String> values) {
        return values.isEmpty()
                ? List.of()
                : Arrays.stream(DayOfWeek.values())
                        .filter(day -> values.stream().anyMatch(day.name()::equalsIgnoreCase))
                        .toList();
    }

    private static @Nullable String text(Map<String, List<String>> head, String name) {
        List<String> values = head.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null || !text.matches("\\d{1,7}") ? null : Integer.valueOf(text);
    }
}
