package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignupLimitTest {

    private static final Network HOME = new Network("203.0.113.0/24");
    private static final Network OTHER = new Network("198.51.100.0/24");

    private final JdbcClient jdbc =
            JdbcClient.create(TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest"));
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T09:04:00Z"));
    private final SignupLimit limit = new SignupLimit(jdbc, clock, 2, 4, Duration.ofMinutes(10));

    @Test
    void boundsEachNetworkByItself() {
        assertThat(limit.count(HOME)).isEmpty();
        assertThat(limit.count(HOME)).isEmpty();
        assertThat(limit.count(HOME)).contains(Duration.ofMinutes(6));
        assertThat(limit.count(OTHER)).isEmpty();
    }

    @Test
    void boundsAllNetworksTogether() {
        for (int network = 1; network <= 4; network++) {
            assertThat(limit.count(new Network("192.0.%d.0/24".formatted(network))))
                    .isEmpty();
        }
        assertThat(limit.count(HOME)).contains(Duration.ofMinutes(6));
    }

    @Test
    void countsAnewInTheNextWindow() {
        limit.count(HOME);
        limit.count(HOME);
        clock.advance(Duration.ofMinutes(6));
        assertThat(limit.count(HOME)).isEmpty();
    }

    @Test
    void countsThoseWithoutAProofOfWorkAmongTheOthers() {
        var proven = new SignupLimit.Request(HOME, false);
        var patient = new SignupLimit.Request(HOME, true);
        var elsewhere = new SignupLimit.Request(OTHER, true);
        Duration rest = Duration.ofMinutes(6);

        assertThat(limit.count(List.of(patient, patient, elsewhere), 1))
                .containsExactly(Optional.empty(), Optional.of(new SignupLimit.Excess(rest, true)), Optional.empty());
        assertThat(limit.count(List.of(proven, new SignupLimit.Request(null, true)), 1))
                .containsExactly(Optional.of(new SignupLimit.Excess(rest, false)), Optional.empty());
        assertThat(limit.isOpen(HOME)).isFalse();
        assertThat(limit.isOpen(new Network("192.0.2.0/24"))).as("altogether").isFalse();
        assertThat(limit.untilUnproven(OTHER, 1)).contains(rest);
        assertThat(limit.untilUnproven(OTHER, 2)).isEmpty();
    }

    @Test
    void keepsNoOldCounts() {
        limit.count(HOME);
        clock.advance(Duration.ofMinutes(11));
        limit.count(OTHER);
        limit.tidy();
        assertThat(jdbc.sql("select counted from signup_count where counted <> 'all'")
                        .query(String.class)
                        .list())
                .containsExactly(OTHER.prefix());
    }
}
