package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.edition.EditionCalendar.Closing;
import io.broadsheet.digest.newsletter.MonthlyDay;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.digest.newsletter.Rhythm;
import io.broadsheet.digest.newsletter.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionCalendarTests {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TEN_YEARS = Duration.ofDays(3_653);
    private static final List<String> ZONES = List.of(
            "Etc/GMT+12",
            "America/New_York",
            "America/St_Johns",
            "UTC",
            "Africa/Casablanca",
            "Europe/Berlin",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Kiritimati");

    @ParameterizedTest(name = "{3} of day {0} at {1} in {2} closes at {4}")
    @CsvSource({
        "1, 07:00, UTC, 2026-11, 2026-12-01T07:00:00Z",
        "1, 07:00, UTC, 2026-12, 2027-01-01T07:00:00Z",
        "1, 00:00, UTC, 2028-01, 2028-02-01T00:00:00Z",
        "1, 07:00, UTC, 2028-02, 2028-03-01T07:00:00Z", // the month with the leap day
        "28, 23:59, UTC, 2026-01, 2026-02-28T23:59:00Z",
        "1, 07:00, Europe/Berlin, 2026-10, 2026-11-01T06:00:00Z", // winter time since a week
        "1, 07:00, Europe/Berlin, 2026-09, 2026-10-01T05:00:00Z",
        "1, 02:30, America/New_York, 2026-10, 2026-11-01T07:30:00Z", // the day clocks go back: 02:30 comes once
        "1, 01:30, America/New_York, 2026-10, 2026-11-01T05:30:00Z", // … and 01:30 twice: the first counts
        "8, 02:30, America/New_York, 2026-02, 2026-03-08T07:30:00Z", // 02:30 does not exist: 03:30 does
        "1, 00:00, Pacific/Kiritimati, 2026-10, 2026-10-31T10:00:00Z", // +14
        "1, 23:00, Etc/GMT+12, 2026-10, 2026-11-02T11:00:00Z" // -12
    })
    void closesAMonth(int day, LocalTime time, ZoneId zone, Period period, Instant cutOff) {
        closes(new Schedule(new Rhythm.Monthly(MonthlyDay.numbered(day)), time, zone), period, cutOff);
    }

    @Test
    void closesAMonthOnItsOwnLastDayOfTheLeapYear() {
        MonthlyDay last = new MonthlyDay(MonthlyDay.LAST, Set.of(DayOfWeek.values()));
        closes(schedule(new Rhythm.Monthly(last)), new Period("2028-02"), Instant.parse("2028-02-29T07:00:00Z"));
    }

    @Test
    void closesAMonthOnTheFirstMondayOfTheNext() {
        MonthlyDay monday = new MonthlyDay(1, Set.of(DayOfWeek.MONDAY));
        closes(schedule(new Rhythm.Monthly(monday)), new Period("2026-11"), Instant.parse("2026-12-07T07:00:00Z"));
    }

    @Test
    void callsWeeklyAndDailyEditionsByTheDayTheyComeOut() {
        closes(
                schedule(new Rhythm.Weekly(DayOfWeek.FRIDAY)),
                new Period("2026-11-27"),
                Instant.parse("2026-11-27T07:00:00Z"));
        closes(schedule(new Rhythm.Daily(true)), new Period("2026-11-30"), Instant.parse("2026-11-30T07:00:00Z"));
    }

    @Test
    void doesNotKnowWhenAnEditionClosesThatAnotherScheduleNamed() {
        assertThat(new EditionCalendar(schedule(new Rhythm.Weekly(DayOfWeek.FRIDAY))).cutOff(new Period("2026-11")))
                .isEmpty();
        assertThat(new EditionCalendar(schedule(new Rhythm.Weekly(DayOfWeek.FRIDAY))).cutOff(new Period("2026-11-26")))
                .isEmpty();
        assertThat(new EditionCalendar(schedule(new Rhythm.Monthly(MonthlyDay.numbered(1))))
                        .cutOff(new Period("2026-11-26")))
                .isEmpty();
    }

    /** Any schedule of any zone: over ten years, the windows between its cut-offs leave no gap and do not overlap. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyInstantOfTenYearsIsInExactlyOneEdition(long seed) {
        Random random = new Random(seed);
        for (String zone : ZONES) {
            EditionCalendar calendar = new EditionCalendar(new Schedule(
                    anyRhythm(random), LocalTime.ofSecondOfDay(random.nextInt(1_440) * 60L), ZoneId.of(zone)));
            Instant end = BEGIN.plus(TEN_YEARS);
            List<Closing> all = new ArrayList<>();
            for (Closing closing = calendar.latest(BEGIN);
                    !closing.cutOff().isAfter(end);
                    closing = calendar.current(closing.cutOff())) {
                all.add(closing);
            }
            assertThat(all).extracting(Closing::period).doesNotHaveDuplicates().isSorted();
            for (int i = 1; i < all.size(); i++) {
                Closing before = all.get(i - 1);
                Closing closing = all.get(i);
                assertThat(calendar.cutOff(closing.period())).contains(closing.cutOff());
                assertThat(before.cutOff()).isBefore(closing.cutOff());
                assertThat(calendar.latest(closing.cutOff())).isEqualTo(closing);
                Instant within = between(random, before.cutOff(), closing.cutOff());
                assertThat(calendar.latest(within)).isEqualTo(before);
                assertThat(calendar.current(within)).isEqualTo(closing);
            }
        }
    }

    private static Instant between(Random random, Instant from, Instant to) {
        return from.plusMillis(random.nextLong(Duration.between(from, to).toMillis()));
    }

    static Rhythm anyRhythm(Random random) {
        DayOfWeek weekday = DayOfWeek.of(1 + random.nextInt(7));
        return switch (random.nextInt(7)) {
            case 0 -> new Rhythm.Monthly(MonthlyDay.numbered(1 + random.nextInt(28)));
            case 1 -> new Rhythm.Monthly(new MonthlyDay(1 + random.nextInt(4), Set.of(weekday)));
            case 2 -> new Rhythm.Monthly(new MonthlyDay(MonthlyDay.LAST, Set.of(weekday)));
            case 3 -> new Rhythm.Monthly(new MonthlyDay(MonthlyDay.LAST, Set.of(DayOfWeek.values())));
            case 4 -> new Rhythm.Weekly(weekday);
            case 5 -> new Rhythm.Daily(false);
            default -> new Rhythm.Daily(true);
        };
    }

    private static void closes(Schedule schedule, Period period, Instant cutOff) {
        EditionCalendar calendar = new EditionCalendar(schedule);

        assertThat(calendar.cutOff(period)).contains(cutOff);
        assertThat(calendar.current(cutOff.minusNanos(1))).isEqualTo(new Closing(period, cutOff));
        assertThat(calendar.latest(cutOff)).isEqualTo(new Closing(period, cutOff));
        assertThat(calendar.current(cutOff).period()).isGreaterThan(period);
    }

    private static Schedule schedule(Rhythm rhythm) {
        return new Schedule(rhythm, LocalTime.of(7, 0), ZoneId.of("UTC"));
    }
}
