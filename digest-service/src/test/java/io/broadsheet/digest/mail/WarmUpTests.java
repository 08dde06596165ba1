package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpTests {

    private final WarmUp warmUp = new WarmUp(LocalDate.parse("2026-12-01"), 500, 2, 14);

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 0",
        "2026-12-01, 500",
        "2026-12-02, 1000",
        "2026-12-05, 8000",
        "2026-12-14, 4096000",
    })
    void doublesDaily(LocalDate day, long mails) {
        assertThat(warmUp.allowed(day)).hasValue(mails);
    }

    @Test
    void isOverAfterItsDays() {
        assertThat(warmUp.allowed(LocalDate.parse("2026-12-15"))).isEmpty();
    }

    @Test
    void mayGrowSlowlyOrNotAtAll() {
        LocalDate tenth = LocalDate.parse("2026-12-10");
        assertThat(new WarmUp(LocalDate.parse("2026-12-01"), 1000, 1.1, 30).allowed(tenth))
                .isEqualTo(OptionalLong.of(2357));
        assertThat(new WarmUp(LocalDate.parse("2026-12-01"), 1000, 1, 30).allowed(tenth))
                .isEqualTo(OptionalLong.of(1000));
    }

    @Test
    void neverOverflows() {
        assertThat(new WarmUp(LocalDate.parse("2026-12-01"), 1000, 10, 365)
                        .allowed(LocalDate.parse("2027-11-01"))
                        .orElseThrow())
                .isPositive();
    }
}
