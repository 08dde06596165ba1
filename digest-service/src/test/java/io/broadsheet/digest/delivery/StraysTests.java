package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StraysTests {

    private final TestWorkers test = new TestWorkers(Clock.systemUTC());
    private final Set<Long> known = new HashSet<>();
    private final Strays strays = new Strays(test.jdbc, known::contains);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aClaimWhoseAnswerWasLostIsPutBackAtTheSecondLook() {
        UUID worker = claim();

        strays.putBack(worker);
        assertThat(test.count("state = 'sending'")).isEqualTo(2);
        strays.putBack(worker);
        assertThat(test.count("state = 'deferred' and worker is null and attempts = 0"))
                .isEqualTo(2);
    }

    @Test
    void knownMailsAndThoseOfOthersStay() {
        UUID worker = claim();
        known.addAll(test.jdbc.sql("select id from delivery").query(Long.class).list());

        for (UUID each : List.of(worker, worker, UUID.randomUUID(), UUID.randomUUID())) {
            strays.putBack(each);
        }
        assertThat(test.count("state = 'sending'")).isEqualTo(2);
    }

    private UUID claim() {
        test.owe(2);
        var lease = new WorkerLease(test.jdbc, Duration.ofMinutes(1), System::nanoTime);
        lease.beat();
        UUID worker = lease.worker().orElseThrow();
        assertThat(new Ledger(test.jdbc, Clock.systemUTC()).claimEdition(worker, 10, List.of()))
                .hasSize(2);
        return worker;
    }
}
