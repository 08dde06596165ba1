package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workers that die, stall, stop or cannot write: who then sends what they held, and how often. */
class WorkerTakeoverTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final TestWorkers test = new TestWorkers(clock);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void nothingIsLostOrSentTwiceWhileTheServerIsAway() {
        test.close();
        try (var away = new TestWorkers(Clock.systemUTC())) {
            away.server.stop();
            away.owe(50);
            away.start();
            await().during(Duration.ofSeconds(1))
                    .atMost(LONG)
                    .until(() -> away.count("state in ('queued', 'sending') and attempts = 0") == 50);

            away.server.startAgain();

            await().atMost(LONG).until(() -> away.count("state = 'sent' and attempts = 1") == 50);
            assertThat(away.server.mails()).hasSize(50);
        }
    }

    @Test
    void whatAKilledWorkerHeldIsSentAgainUnderTheSameMessageId() {
        test.owe(2);
        var killed = new WorkerLease(test.jdbc, Duration.ofMinutes(10), System::nanoTime);
        killed.beat();
        List<Held> held =
                new Ledger(test.jdbc, clock).claimEdition(killed.worker().orElseThrow(), 10, List.of());
        assertThat(held).hasSize(2);
        test.jdbc
                .sql("update delivery_worker set alive_until = now() - interval '1 second'")
                .update();

        test.start(TestWorkers.properties(20, SHORT));

        test.awaitDone();
        assertThat(test.server.mails().stream().map(mail -> mail.header("Message-ID")))
                .containsExactlyInAnyOrderElementsOf(held.stream()
                        .map(each -> "<" + each.delivery().messageId() + "@broadsheet.example>")
                        .toList());
    }

    @Test
    void whatALivingWorkerHoldsIsLeftAlone() {
        test.owe(2);
        var living = new WorkerLease(test.jdbc, Duration.ofMinutes(10), System::nanoTime);
        living.beat();
        new Ledger(test.jdbc, clock).claimEdition(living.worker().orElseThrow(), 1, List.of());

        test.start();

        await().atMost(LONG).until(() -> test.count("state = 'sent'") == 1);
        assertThat(test.count("state = 'sending'")).isEqualTo(1);
    }

    @Test
    void aWorkerTakenForDeadSendsNothingMoreOfWhatItHeld() {
        test.server.hold();
        test.owe(10);
        AtomicLong stall = new AtomicLong();
        test.start(TestWorkers.properties(20, Duration.ofMinutes(10)), () -> System.nanoTime() + stall.get());
        await().atMost(LONG).until(() -> test.server.held() == 4);
        stall.set(Duration.ofMinutes(11).toNanos());
        test.jdbc
                .sql("update delivery_worker set alive_until = now() - interval '1 second'")
                .update();

        AtomicLong ahead = new AtomicLong();
        test.start(TestWorkers.properties(20, SHORT), () -> System.nanoTime() + ahead.get());
        await().atMost(LONG).until(() -> workers() == 2);
        ahead.set(SHORT.toNanos()); // may take over now, and its mails are held too
        await().atMost(LONG).until(() -> test.server.held() == 8);
        test.server.release();

        test.awaitDone();
        assertThat(new HashSet<>(test.recipients())).hasSize(10);
        assertThat(test.recipients())
                .as("only what was on its way is sent twice")
                .hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void stoppingLetsMailsOnTheirWayArriveAndLeavesTheRestForTheNextStart() {
        test.server.hold();
        test.owe(40);
        DeliveryWorker worker = test.start();
        await().atMost(LONG).until(() -> test.server.held() == 4);

        Thread stopping = Thread.startVirtualThread(worker::stop);
        await().atMost(LONG).until(() -> !worker.isRunning());
        test.server.release();
        await().atMost(LONG).until(() -> !stopping.isAlive());

        assertThat(test.server.mails()).hasSize(4);
        assertThat(test.count("state = 'sent'")).isEqualTo(4);
        assertThat(test.count("state = 'queued'")).isEqualTo(36);
        assertThat(workers()).isZero();
        worker.start();
        test.awaitDone();
        assertThat(test.recipients()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void anOutcomeThatCannotBeWrittenIsKeptUntilItCan() {
        test.server.hold();
        test.owe(4);
        test.start();
        await().atMost(LONG).until(() -> test.server.held() == 4);
        test.jdbc
                .sql("alter table delivery_run rename column consecutive_failures to gone")
                .update();
        test.jdbc.sql("alter table delivery rename column attempts to gone").update();
        test.server.release();
        await().atMost(LONG).until(() -> test.server.mails().size() == 4);
        assertThat(test.count("state = 'sending'")).isEqualTo(4);

        test.jdbc
                .sql("alter table delivery_run rename column gone to consecutive_failures")
                .update();
        test.jdbc.sql("alter table delivery rename column gone to attempts").update();

        test.awaitDone();
        assertThat(test.server.mails()).hasSize(4);
    }

    private long workers() {
        return test.jdbc
                .sql("select count(*) from delivery_worker")
                .query(Long.class)
                .single();
    }
}
