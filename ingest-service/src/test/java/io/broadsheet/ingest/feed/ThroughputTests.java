package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many feeds are worth leasing ahead. */
class ThroughputTests {

    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final Duration SOON = Duration.ofMillis(200);

    private final Throughput throughput = new Throughput(START);

    private void ended(int visits) {
        IntStream.range(0, visits).forEach(_ -> throughput.ended());
    }

    @Test
    void goesByTheTimeSinceTheLastLook() {
        ended(50);
        assertThat(throughput.within(SOON, START.plusMillis(100))).isEqualTo(100);
        ended(10);
        assertThat(throughput.within(SOON, START.plusMillis(2100))).isEqualTo(1);
        assertThat(throughput.within(SOON, START.plusMillis(2200))).isZero();
    }

    @Test
    void bearsAClockThatStandsStill() {
        ended(3);
        assertThat(throughput.within(SOON, START)).isEqualTo(600);
    }
}
