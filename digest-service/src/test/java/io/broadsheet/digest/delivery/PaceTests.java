package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTests {

    private final AtomicLong nanos = new AtomicLong(1_000);

    @Test
    void fiftyASecondAreTwentyMillisecondsApart() {
        Pace pace = new Pace(50, nanos::get);

        assertThat(pace.reserve()).isZero();
        assertThat(pace.reserve()).isEqualTo(20_000_000);
        assertThat(pace.reserve()).isEqualTo(40_000_000);
        nanos.addAndGet(50_000_000);
        assertThat(pace.reserve()).isEqualTo(10_000_000);
    }

    @Test
    void timeWithoutMailIsNotSavedUp() {
        Pace pace = new Pace(50, nanos::get);
        nanos.addAndGet(10_000_000_000L);

        assertThat(pace.reserve()).isZero();
        assertThat(pace.reserve()).isEqualTo(20_000_000);
    }

    @Test
    void zeroMeansNoLimit() {
        Pace pace = new Pace(0, nanos::get);
        assertThat(pace.reserve()).isZero();
        assertThat(pace.reserve()).isZero();
    }
}
