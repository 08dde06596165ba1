package io.broadsheet.digest.newsletter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** On which days editions close, and what each of them is called. */
public sealed interface Rhythm {

    /** The last such day that is not after the given one. */
    LocalDate onOrBefore(LocalDate day);

    /** The first such day that is not before the given one. */
    LocalDate onOrAfter(LocalDate day);

    /** The name of the edition that closes on such a day. */
    Period period(LocalDate day);

    /** The day on which that edition closes, if this rhythm has one of the name. */
    Optional<LocalDate> day(Period period);

    /** Once a month; the edition is about the month before, or about the one that ends with it for a last day. */
    record Monthly(MonthlyDay day) implements Rhythm {

        @Override
        public LocalDate onOrBefore(LocalDate limit) {
            YearMonth month = YearMonth.from(limit);
            return day.in(month).isAfter(limit) ? day.in(month.minusMonths(1)) : day.in(month);
        }

        @Override
        public LocalDate onOrAfter(LocalDate limit) {
            YearMonth month = YearMonth.from(limit);
            return day.in(month).isBefore(limit) ? day.in(month.plusMonths(1)) : day.in(month);
        }

        @Override
        public Period period(LocalDate closing) {
            return Period.of(YearMonth.from(closing).minusMonths(monthsLater()));
        }

        @Override
        public Optional<LocalDate> day(Period period) {
            return period.isMonth()
                    ? Optional.of(day.in(YearMonth.parse(period.name()).plusMonths(monthsLater())))
                    : Optional.empty();
        }

        private int monthsLater() {
            return day.which() == MonthlyDay.LAST ? 0 : 1;
        }
    }

    /** Once a week; the edition is called by the day on which it comes out. */
    record Weekly(DayOfWeek day) implements Rhythm {

        @Override
        public LocalDate onOrBefore(LocalDate limit) {
            return limit.with(TemporalAdjusters.previousOrSame(day));
        }

        @Override
        public LocalDate onOrAfter(LocalDate limit) {
            return limit.with(TemporalAdjusters.nextOrSame(day));
        }

        @Override
        public Period period(LocalDate closing) {
            return Period.of(closing);
        }

        @Override
        public Optional<LocalDate> day(Period period) {
            return fitting(this, period);
        }
    }

    /**
     * Every day, or every day from Monday to Friday.
     *
     * @param workdays whether Saturdays and Sundays have none
     */
    record Daily(boolean workdays) implements Rhythm {

        @Override
        public LocalDate onOrBefore(LocalDate limit) {
            return counts(limit) ? limit : limit.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY));
        }

        @Override
        public LocalDate onOrAfter(LocalDate limit) {
            return counts(limit) ? limit : limit.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        }

        @Override
        public Period period(LocalDate closing) {
            return Period.of(closing);
        }

        @Override
        public Optional<LocalDate> day(Period period) {
            return fitting(this, period);
        }

        private boolean counts(LocalDate day) {
            return !workdays || MonthlyDay.WORKDAYS.contains(day.getDayOfWeek());
        }
    }

    private static Optional<LocalDate> fitting(Rhythm rhythm, Period period) {
        return Optional.of(period)
                .filter(named -> !named.isMonth())
                .map(named -> LocalDate.parse(named.name()))
                .filter(day -> rhythm.onOrAfter(day).equals(day));
    }
}
