package io.broadsheet.digest.newsletter;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands {@code schedule:} and {@code day:} of a newsletter as people write them. */
final class RhythmReader {

    static final String MONTHLY =
            "for a monthly schedule it is a number from 1 to 28, or first, second, third, fourth or last"
                    + " with a weekday, \"workday\" or \"day\": first monday, last workday";
    static final String WEEKLY = "for a weekly schedule it is a weekday: monday, tuesday, …";
    static final String DAILY = "for a daily schedule it is \"every\" or \"workdays\"";

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
    private static final int SHORTEST_MONTH = 28;

    private RhythmReader() {}

    /** How often editions close. */
    enum Frequency {
        MONTHLY(RhythmReader.MONTHLY),
        WEEKLY(RhythmReader.WEEKLY),
        DAILY(RhythmReader.DAILY);

        /** What {@code day:} may be. */
        final String days;

        Frequency(String days) {
            this.days = days;
        }
    }

    /** The rhythm, or nothing when the day does not fit. */
    static Optional<Rhythm> read(Frequency frequency, @Nullable String day) {
        String text = day == null ? "" : day.strip().toLowerCase(Locale.ENGLISH);
        return switch (frequency) {
            case MONTHLY -> monthlyDay(text.isEmpty() ? "1" : text).map(Rhythm.Monthly::new);
            case WEEKLY -> weekday(text.isEmpty() ? "monday" : text).map(Rhythm.Weekly::new);
            case DAILY ->
                switch (text) {
                    case "", "every" -> Optional.of(new Rhythm.Daily(false));
                    case "workdays" -> Optional.of(new Rhythm.Daily(true));
                    default -> Optional.empty();
                };
        };
    }

    private static Optional<MonthlyDay> monthlyDay(String text) {
        if (text.matches("\\d{1,2}")) {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= SHORTEST_MONTH
                    ? Optional.of(MonthlyDay.numbered(number))
                    : Optional.empty();
        }
        String[] words = text.split("\\s+", -1);
        int which = words[0].equals("last") ? MonthlyDay.LAST : ORDINALS.indexOf(words[0]) + 1;
        return words.length == 2 && which != 0
                ? kind(words[1]).map(days -> new MonthlyDay(which, days))
                : Optional.empty();
    }

    private static Optional<Set<DayOfWeek>> kind(String text) {
        return switch (text) {
            case "day" -> Optional.of(MonthlyDay.ALL);
            case "workday" -> Optional.of(MonthlyDay.WORKDAYS);
            default -> weekday(text).map(Set::of);
        };
    }

    private static Optional<DayOfWeek> weekday(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ENGLISH).equals(text)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }
}
