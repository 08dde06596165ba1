package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.TestPostgres;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkerLeaseTests {

    private static final Duration LENGTH = Duration.ofSeconds(40);

    private final JdbcClient jdbc =
            JdbcClient.create(TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest"));
    private final Deliveries deliveries = new Deliveries(jdbc, InstantSource.system(), new DoorBell());
    private final Ledger ledger = new Ledger(jdbc, InstantSource.system());
    private long nanos;
    private final WorkerLease lease = new WorkerLease(jdbc, LENGTH, () -> nanos);
    private final WorkerLease other = new WorkerLease(jdbc, LENGTH, () -> nanos);

    @Test
    void aWorkerThatWasLateButNotReplacedGoesOnUnderItsName() {
        lease.beat();
        UUID worker = lease.worker().orElseThrow();
        longAbsenceOfTheDatabase();
        assertThat(lease.worker()).as("while others may take it for dead").isEmpty();

        lease.beat();

        assertThat(lease.worker()).contains(worker);
    }

    @Test
    void whoComesBackFirstAfterTheDatabaseWasAwayReplacesNobody() {
        deliveries.enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());
        lease.beat();
        other.beat();
        ledger.claimUrgent(other.worker().orElseThrow(), 1);
        longAbsenceOfTheDatabase();

        lease.beat();
        assertThat(lease.takeOver()).isZero();
        other.beat();
        nanos += LENGTH.toNanos();
        lease.beat();
        assertThat(lease.takeOver()).as("alive again").isZero();
    }

    @Test
    void whoStaysAwayIsReplacedAfterALeaseAndGetsANewName() {
        deliveries.enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());
        lease.beat();
        other.beat();
        UUID gone = other.worker().orElseThrow();
        ledger.claimUrgent(gone, 1);
        longAbsenceOfTheDatabase();

        lease.beat();
        nanos += LENGTH.toNanos();
        lease.beat();

        assertThat(lease.takeOver()).isEqualTo(1);
        other.beat();
        assertThat(other.worker().orElseThrow()).isNotEqualTo(gone);
    }

    private void longAbsenceOfTheDatabase() {
        nanos += LENGTH.multipliedBy(2).toNanos();
        jdbc.sql("update delivery_worker set alive_until = clock_timestamp() - interval '1 second'")
                .update();
    }
}
