package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PollScheduleTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final PollSchedule schedule = new PollSchedule(MINUTE.multipliedBy(15), Duration.ofHours(24));

    @Test
    void changingFeedsAreAskedMoreOftenAndQuietOnesLess() {
        assertThat(schedule.afterSuccess(MINUTE.multipliedBy(60), true, null, null))
                .isEqualTo(MINUTE.multipliedBy(40));
        assertThat(schedule.afterSuccess(MINUTE.multipliedBy(60), false, null, null))
                .isEqualTo(MINUTE.multipliedBy(90));
        assertThat(schedule.afterSuccess(MINUTE.multipliedBy(15), true, null, null))
                .isEqualTo(MINUTE.multipliedBy(15));
        assertThat(schedule.afterSuccess(Duration.ofHours(23), false, null, null))
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void feedMayAskForMorePatienceButNotForLess() {
        assertThat(schedule.afterSuccess(MINUTE.multipliedBy(60), true, null, Duration.ofHours(3)))
                .isEqualTo(Duration.ofHours(3));
        assertThat(schedule.afterSuccess(MINUTE.multipliedBy(60), true, null, MINUTE))
                .isEqualTo(MINUTE.multipliedBy(40));
        assertThat(schedule.afterSuccess(MINUTE.multipliedBy(60), true, null, Duration.ofDays(300)))
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void operatorsIntervalWins() {
        assertThat(schedule.afterSuccess(MINUTE, false, Duration.ofSeconds(5), Duration.ofHours(3)))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void failuresBackOffToACapAndNeverToNever() {
        assertThat(schedule.afterFailure(1, null)).isEqualTo(MINUTE.multipliedBy(15));
        assertThat(schedule.afterFailure(3, null)).isEqualTo(MINUTE.multipliedBy(60));
        assertThat(schedule.afterFailure(Integer.MAX_VALUE, null)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void retryAfterIsHonouredWithinReason() {
        assertThat(schedule.afterRateLimit(MINUTE, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
        assertThat(schedule.afterRateLimit(MINUTE.multipliedBy(30), Duration.ZERO))
                .isEqualTo(MINUTE.multipliedBy(30));
        assertThat(schedule.afterRateLimit(MINUTE, Duration.ofDays(900))).isEqualTo(Duration.ofDays(7));
        assertThat(schedule.afterRateLimit(MINUTE, null)).isEqualTo(MINUTE);
    }

    @Test
    void spreadAddsAtMostATenth() {
        for (int i = 0; i < 100; i++) {
            assertThat(PollSchedule.spread(MINUTE, new Random(i))).isBetween(MINUTE, Duration.ofSeconds(66));
        }
    }
}
