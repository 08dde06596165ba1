package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTests {

    private final RetrySchedule schedule =
            new RetrySchedule(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofHours(2)), 6);

    @ParameterizedTest
    @CsvSource({
        "1, 0.5, PT1M",
        "2, 0.5, PT5M",
        "3, 0.5, PT2H",
        "4, 0.5, PT2H",
        "5, 0.5, PT2H",
        "1, 0, PT48S",
        "1, 1, PT72S",
        "3, 0, PT1H36M",
    })
    void waitsLongerAfterEachAttempt(int attempt, double random, Duration expected) {
        assertThat(schedule.after(attempt, random)).hasValue(expected);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(schedule.after(6, 0.5)).isEmpty();
        assertThat(schedule.after(60, 0.5)).isEmpty();
    }
}
