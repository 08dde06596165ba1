package io.broadsheet.digest.newsletter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;

/**
 * One day of every month, by counting the days of some kind: the 15th day, the first Monday, the last workday.
 *
 * @param which from 1, so few that every month has it; or {@link #LAST}
 * @param among the weekdays that are counted
 */
public record MonthlyDay(int which, Set<DayOfWeek> among) {

    public static final int LAST = -1;
    static final Set<DayOfWeek> ALL = Set.copyOf(EnumSet.allOf(DayOfWeek.class));
    static final Set<DayOfWeek> WORKDAYS = Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    public static MonthlyDay numbered(int day) {
        return new MonthlyDay(day, ALL);
    }

    LocalDate in(YearMonth month) {
        LocalDate day = which == LAST ? month.atEndOfMonth() : month.atDay(1);
        int step = which == LAST ? -1 : 1;
        for (int left = Math.abs(which); ; day = day.plusDays(step)) {
            if (among.contains(day.getDayOfWeek()) && --left == 0) {
                return day;
            }
        }
    }
}
