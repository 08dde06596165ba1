package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.mail.Rate;
import io.broadsheet.testsupport.TestPostgres;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PaceTests {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(1_000);

    @Test
    void fiftyASecondAreTwentyMillisecondsApart() {
        Slots slots = new Slots(SECOND / 50, 0, 0);

        assertThat(slots.take(0)).isZero();
        assertThat(slots.take(0)).isEqualTo(20_000_000);
        assertThat(slots.take(0)).isEqualTo(40_000_000);
        assertThat(slots.take(50_000_000)).isEqualTo(10_000_000);
    }

    @Test
    void onlyALittleOfTheTimeWithoutMailIsSavedUp() {
        OwnPace pace = new OwnPace(Rate.valueOf("50/s"), nanos::get);
        nanos.addAndGet(3600 * SECOND);

        int burst = 0;
        while (pace.reserve() == 0) {
            burst++;
        }
        assertThat(burst).as("a quarter of a second").isBetween(1, 14);
    }

    /** Senders take turns in simulated minutes; a mail takes as long as the server likes, also longer than its slot. */
    @ParameterizedTest
    @CsvSource({"50, 10, 20", "50, 10, 150", "50, 10, 185", "1, 2, 300", "1000, 100, 60"})
    void whatIsConfiguredLeavesWhateverAMailTakes(int rate, int senders, int millisEach) {
        Random random = new Random(1);
        long[] left =
                sent(rate, senders, minute -> (long) (millisEach * 1_000_000L * (0.2 + 1.6 * random.nextDouble())));

        for (long each : left) {
            assertThat(each / 60.0).isBetween(0.98 * rate, 1.02 * rate);
        }
    }

    @Test
    void aStallIsNotMadeUpForByABurst() {
        long[] left = sent(50, 10, minute -> minute == 1 ? 30 * SECOND : 20_000_000L);

        assertThat(left[2] / 60.0).isLessThanOrEqualTo(51);
    }

    /** Mails that left in each of five minutes. */
    private long[] sent(int rate, int senders, LongUnaryOperator duration) {
        long[] left = new long[5];
        long start = nanos.get();
        OwnPace pace = new OwnPace(new Rate(rate, java.time.Duration.ofSeconds(1)), nanos::get);
        PriorityQueue<Long> free = new PriorityQueue<>(Comparator.naturalOrder());
        for (int i = 0; i < senders; i++) {
            free.add(start);
        }
        while (true) {
            long now = free.remove();
            nanos.set(now);
            long leaves = now + pace.reserve();
            int minute = (int) ((leaves - start) / (60 * SECOND));
            if (minute >= left.length) {
                return left;
            }
            left[minute]++;
            free.add(leaves + duration.applyAsLong(minute));
        }
    }

    @Test
    void processesKeepARateInSum() {
        JdbcClient jdbc =
                JdbcClient.create(TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest"));
        List<Pace> processes = List.of(shared(jdbc), shared(jdbc), shared(jdbc));
        long start = System.nanoTime();
        List<Long> slots = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            // one takes as much as the two others together
            Pace pace = processes.get(i % 4 % 3);
            long wait = pace.reserve();
            slots.add(System.nanoTime() + wait);
        }
        long asked = System.nanoTime() - start;
        long last = slots.stream().mapToLong(Long::longValue).max().orElseThrow() - start;

        // unused slots of the last portions are what each process may waste
        assertThat(last).as("not too fast").isGreaterThan((600 - 14) * SECOND / 50);
        assertThat(last).as("not too slow").isLessThan((600 + 3 * 10) * SECOND / 50 + asked);
    }

    @Test
    void aSlowerRateOfThePastHoldsUpNobody() {
        JdbcClient jdbc =
                JdbcClient.create(TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest"));
        new SharedPace(jdbc, "all", Rate.valueOf("1/d"), System::nanoTime).reserve();

        long wait = new SharedPace(jdbc, "all", Rate.valueOf("50"), System::nanoTime).reserve();

        assertThat(wait).isLessThanOrEqualTo(20 * SECOND);
    }

    private static Pace shared(JdbcClient jdbc) {
        return new SharedPace(jdbc, "all", Rate.valueOf("50/s"), System::nanoTime);
    }
}
