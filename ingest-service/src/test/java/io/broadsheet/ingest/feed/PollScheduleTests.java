package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollScheduleTests {

    private static final Instant NOW = Visits.START;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final PollSchedule schedule = new PollSchedule(MINUTE.multipliedBy(15), Duration.ofHours(24));

    private Pace pace(Duration interval, Duration silence, Duration average) {
        return new Pace(interval, NOW.minus(silence), average);
    }

    @Test
    void feedIsAskedTwiceInTheTimeItTakesToChange() {
        Pace daily = pace(MINUTE.multipliedBy(60), Duration.ZERO, Duration.ofHours(24));
        assertThat(schedule.adapted(daily, true, NOW).interval()).isEqualTo(Duration.ofHours(12));
        Pace busy = pace(MINUTE.multipliedBy(60), Duration.ZERO, MINUTE.multipliedBy(50));
        assertThat(schedule.adapted(busy, true, NOW).interval()).isEqualTo(MINUTE.multipliedBy(25));
        Pace frantic = pace(MINUTE.multipliedBy(60), Duration.ZERO, MINUTE);
        assertThat(schedule.adapted(frantic, true, NOW).interval()).isEqualTo(MINUTE.multipliedBy(15));
        Pace asleep = pace(MINUTE.multipliedBy(60), Duration.ofDays(900), Duration.ofHours(1));
        assertThat(schedule.adapted(asleep, false, NOW).interval()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void quietVisitsOnlyMakeTheIntervalLonger() {
        Pace before = pace(MINUTE.multipliedBy(60), Duration.ofHours(1), null);
        assertThat(schedule.adapted(before, false, NOW).interval()).isEqualTo(MINUTE.multipliedBy(60));
        Pace longer = pace(MINUTE.multipliedBy(60), Duration.ofHours(4), null);
        assertThat(schedule.adapted(longer, false, NOW).interval()).isEqualTo(Duration.ofHours(2));
        Pace unknown = new Pace(MINUTE.multipliedBy(60), null, null);
        assertThat(schedule.adapted(unknown, false, NOW).interval()).isEqualTo(MINUTE.multipliedBy(90));
    }

    @Test
    void datesOfTheFirstReadingTellThePaceBeforehand() {
        Pace fresh = new Pace(MINUTE.multipliedBy(60), null, null);
        var dates = IntStream.rangeClosed(1, 20)
                .mapToObj(day -> NOW.minus(Duration.ofDays(day)))
                .toList();
        assertThat(fresh.begun(dates, NOW))
                .isEqualTo(new Pace(fresh.interval(), NOW.minus(Duration.ofDays(1)), Duration.ofDays(1)));
        assertThat(fresh.begun(List.of(NOW.plusSeconds(60)), NOW)).isEqualTo(new Pace(fresh.interval(), NOW, null));
        assertThat(fresh.begun(List.of(NOW, NOW, NOW), NOW).average()).isNull();
    }

    @Test
    void averageFollowsTheGapsSeen() {
        Pace pace = new Pace(MINUTE, NOW, null);
        Pace once = pace.changed(NOW.plus(Duration.ofHours(4)));
        assertThat(once.average()).isEqualTo(Duration.ofHours(4));
        assertThat(once.changed(NOW.plus(Duration.ofHours(12))).average()).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void feedMayAskForMorePatienceButNotForLess() {
        Pace hourly = new Pace(MINUTE.multipliedBy(60), NOW, null);
        assertThat(schedule.afterSuccess(hourly, null, Duration.ofHours(3))).isEqualTo(Duration.ofHours(3));
        assertThat(schedule.afterSuccess(hourly, null, MINUTE)).isEqualTo(MINUTE.multipliedBy(60));
        assertThat(schedule.afterSuccess(hourly, null, Duration.ofDays(300))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void operatorsIntervalWins() {
        Pace hourly = new Pace(MINUTE.multipliedBy(60), NOW, null);
        assertThat(schedule.afterSuccess(hourly, Duration.ofSeconds(5), Duration.ofHours(3)))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void skippedTimesAreSkippedWithinTheLongestInterval() {
        var weekend = SkipTimes.of(List.of(), List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        Instant friday = Instant.parse("2026-11-06T23:30:00Z");
        assertThat(weekend.next(friday.plusSeconds(3_600))).isEqualTo(Instant.parse("2026-11-09T00:30:00Z"));
        assertThat(schedule.allowed(friday.plusSeconds(3_600), weekend, null, friday))
                .isEqualTo(friday.plus(Duration.ofHours(24)));
        assertThat(schedule.allowed(friday, weekend, null, friday)).isEqualTo(friday);
        var always = SkipTimes.of(IntStream.range(0, 24).boxed().toList(), List.of());
        assertThat(always.next(friday)).isEqualTo(friday);
        assertThat(SkipTimes.of(List.of(24), List.of())).isEqualTo(SkipTimes.of(List.of(0), List.of()));
    }

    @Test
    void failuresBackOffToACapAndNeverToNever() {
        assertThat(schedule.afterFailure(1, null)).isEqualTo(MINUTE.multipliedBy(15));
        assertThat(schedule.afterFailure(3, null)).isEqualTo(MINUTE.multipliedBy(60));
        assertThat(schedule.afterFailure(Integer.MAX_VALUE, null)).isEqualTo(Duration.ofHours(24));
        assertThat(schedule.afterFailure(1, Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(schedule.afterFailure(1, Duration.ofDays(7))).isEqualTo(MINUTE.multipliedBy(15));
        assertThat(schedule.afterFailure(99, Duration.ofDays(7))).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void paceIsHalvedUnlessALongerWaitThanUsualWasNamed() {
        Pace hourly = new Pace(MINUTE.multipliedBy(60), NOW, null);
        assertThat(schedule.slowed(hourly, Duration.ofHours(3))).isEqualTo(hourly);
        for (Duration useless : new Duration[] {null, Duration.ZERO, MINUTE, hourly.interval()}) {
            assertThat(schedule.slowed(hourly, useless).interval()).isEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void retryAfterIsHonouredWithinReason() {
        assertThat(schedule.afterRateLimit(MINUTE, null, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
        assertThat(schedule.afterRateLimit(MINUTE.multipliedBy(30), null, Duration.ZERO))
                .isEqualTo(MINUTE.multipliedBy(30));
        assertThat(schedule.afterRateLimit(MINUTE, null, Duration.ofDays(900))).isEqualTo(Duration.ofDays(7));
        assertThat(schedule.afterRateLimit(MINUTE, null, null)).isEqualTo(MINUTE);
        assertThat(schedule.afterRateLimit(MINUTE, Duration.ofHours(6), null)).isEqualTo(Duration.ofHours(12));
        assertThat(schedule.afterRateLimit(Duration.ofHours(24), MINUTE, null)).isEqualTo(MINUTE.multipliedBy(2));
        assertThat(schedule.afterRateLimit(MINUTE, Duration.ofDays(30), Duration.ofDays(900)))
                .as("never sooner than the operator wants")
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void spreadAddsAtMostATenth() {
        for (int i = 0; i < 100; i++) {
            assertThat(PollSchedule.spread(MINUTE, new Random(i))).isBetween(MINUTE, Duration.ofSeconds(66));
        }
    }
}
