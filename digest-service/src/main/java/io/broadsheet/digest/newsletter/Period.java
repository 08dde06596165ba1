package io.broadsheet.digest.newsletter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What an edition is named after, and found by in addresses: the month that it is about, or the day on which it comes out.
 *
 * @param name {@code 2026-11} or {@code 2026-11-27}; names in the order of the alphabet are in the order of time
 */
public record Period(String name) implements Comparable<Period> {

    private static final int LENGTH_OF_A_MONTH = "2026-11".length();

    /**
     * Checks the name.
     *
     * @throws DateTimeException when it is neither a month nor a day
     */
    public Period {
        if (name.length() == LENGTH_OF_A_MONTH) {
            YearMonth.parse(name);
        } else {
            LocalDate.parse(name);
        }
    }

    /** The period of that name; throws {@link DateTimeException} when it is neither a month nor a day. */
    @JsonCreator
    public static Period parse(String name) {
        return new Period(name);
    }

    public static Period of(YearMonth month) {
        return new Period(month.toString());
    }

    public static Period of(LocalDate day) {
        return new Period(day.toString());
    }

    public boolean isMonth() {
        return name.length() == LENGTH_OF_A_MONTH;
    }

    @Override
    public int compareTo(Period other) {
        return name.compareTo(other.name);
    }

    @Override
    @JsonValue
    public String toString() {
        return name;
    }
}
