package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // over midnight, in winter (UTC+1)
        "22:00-07:00, 2026-12-01T20:59:59Z, false",
        "22:00-07:00, 2026-12-01T21:00:00Z, true",
        "22:00-07:00, 2026-12-01T23:30:00Z, true",
        "22:00-07:00, 2026-12-02T05:59:59Z, true",
        "22:00-07:00, 2026-12-02T06:00:00Z, false",
        // in summer (UTC+2)
        "22:00-07:00, 2026-07-01T19:59:59Z, false",
        "22:00-07:00, 2026-07-01T20:00:00Z, true",
        "22:00-07:00, 2026-07-02T05:00:00Z, false",
        // within a day
        "12:00-13:30, 2026-12-01T11:15:00Z, true",
        "12:00-13:30, 2026-12-01T12:30:00Z, false",
        "00:00-06:00, 2026-12-01T23:00:00Z, true",
        // the clocks go forward at 02:00: 02:30 does not exist, and the hour after is 03:00
        "02:00-03:00, 2026-03-29T00:59:59Z, false",
        "02:00-03:00, 2026-03-29T01:00:00Z, false",
        "01:30-03:00, 2026-03-29T00:45:00Z, true",
        "01:30-03:00, 2026-03-29T01:00:00Z, false",
        // the clocks go back at 03:00: 02:30 comes twice, and is quiet twice
        "02:00-03:00, 2026-10-25T00:30:00Z, true",
        "02:00-03:00, 2026-10-25T01:30:00Z, true",
        "02:00-03:00, 2026-10-25T02:00:00Z, false",
        // the same hour twice means never
        "07:00-07:00, 2026-12-01T06:00:00Z, false",
    })
    void areToldByTheClocksOfTheirZone(String hours, Instant at, boolean quiet) {
        assertThat(QuietHours.of(hours, BERLIN).at(at)).isEqualTo(quiet);
    }

    @Test
    void nothingMeansNever() {
        assertThat(QuietHours.of("", BERLIN).at(Instant.parse("2026-12-01T23:00:00Z")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-7", "22:00", "22:00-25:00", "at night", "22:00-07:00-08:00"})
    void somethingElseIsRefusedWithAnExample(String hours) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuietHours.of(hours, BERLIN))
                .withMessageContaining("22:00-07:00");
    }
}
