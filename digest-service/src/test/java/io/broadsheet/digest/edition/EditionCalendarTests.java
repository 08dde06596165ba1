package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionCalendarTests {

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
    void closesAMonth(int day, LocalTime time, ZoneId zone, YearMonth period, Instant cutOff) {
        EditionCalendar calendar = new EditionCalendar(day, time, zone);

        assertThat(calendar.cutOff(period)).isEqualTo(cutOff);
        assertThat(calendar.current(cutOff.minusNanos(1))).isEqualTo(period);
        assertThat(calendar.current(cutOff)).isEqualTo(period.plusMonths(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu"
            })
    void everyInstantOfTenYearsIsInExactlyOneMonth(String zone) {
        for (int day : List.of(1, 15, 28)) {
            EditionCalendar calendar = new EditionCalendar(day, LocalTime.of(2, 30), ZoneId.of(zone));
            Instant end = Instant.parse("2036-01-01T00:00:00Z");
            for (Instant now = Instant.parse("2026-01-01T00:00:00Z");
                    now.isBefore(end);
                    now = now.plus(Duration.ofMinutes(647))) {
                YearMonth period = calendar.current(now);
                assertThat(calendar.cutOff(period.minusMonths(1))).isBeforeOrEqualTo(now);
                assertThat(calendar.cutOff(period)).isAfter(now);
            }
        }
    }

    @Test
    void listsWhatClosedBetweenTwoInstants() {
        EditionCalendar calendar = new EditionCalendar(1, LocalTime.of(7, 0), ZoneId.of("UTC"));
        Instant start = Instant.parse("2026-11-01T07:00:00Z");

        assertThat(calendar.closed(start, Instant.parse("2026-12-01T06:59:59Z")))
                .isEmpty();
        assertThat(calendar.closed(start, Instant.parse("2026-12-01T07:00:00Z")))
                .containsExactly(YearMonth.of(2026, 11));
        assertThat(calendar.closed(start, Instant.parse("2027-02-10T00:00:00Z")))
                .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 12), YearMonth.of(2027, 1));
        assertThat(calendar.closed(start, Instant.parse("2026-10-01T00:00:00Z")))
                .isEmpty();
    }
}
