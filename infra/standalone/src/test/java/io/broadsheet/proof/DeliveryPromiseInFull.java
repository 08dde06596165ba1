package io.broadsheet.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The delivery promise at full length; docs/delivery.md says how to run it and what came of it. */
@TestInstance(Lifecycle.PER_CLASS)
class DeliveryPromiseInFull {

    private static final int READERS = Integer.getInteger("proof.readers", 20_000);
    private static final int STRIKES = 10;
    private static final int CONNECTIONS = 10;
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final List<String> NEWSLETTERS = List.of(
            "kills", "orderly-stops", "database", "kafka", "refusing", "cutting", "replies", "closing", "all", "three");

    private final long seed = Long.getLong("proof.seed", new Random().nextLong());
    private final RandomGenerator random = new Random(seed);
    private Lab lab;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        System.out.println("proof.seed=%d proof.readers=%d %s".formatted(seed, READERS, DigestProcess.program()));
        lab = new Lab(home, NEWSLETTERS, 2, CONNECTIONS);
        lab.sink.latency(LATENCY);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @BeforeEach
    void allUp() {
        lab.awaitAll();
    }

    @Test
    void kills() {
        Mailing mailing = mailing("kills").send();
        moments(STRIKES).forEach(moment -> kill(mailing, moment));
        report(mailing, STRIKES * lab.inFlight(), STRIKES + " times kill -9");
    }

    @Test
    void orderlyStops() {
        Mailing mailing = mailing("orderly-stops").send();
        moments(STRIKES).forEach(moment -> terminate(mailing, moment));
        report(mailing, 0, STRIKES + " times SIGTERM");
    }

    @Test
    void databaseGoneForLongerThanALeaseAndKilled() {
        Mailing mailing = mailing("database").send();
        List<Integer> moments = moments(3);
        mailing.awaitTaken(moments.get(0), random);
        lab.database.stop();
        lab.database.startAgain();
        mailing.awaitTaken(moments.get(1), random);
        lab.database.stop();
        LockSupport.parkNanos(Lab.LEASE.multipliedBy(3).toNanos());
        lab.database.startAgain();
        mailing.awaitTaken(moments.get(2), random);
        lab.database.kill();
        lab.database.startAgain();
        report(mailing, 0, "PostgreSQL restarted, gone for three leases, kill -9");
    }

    @Test
    void kafkaGone() {
        Mailing mailing = mailing("kafka").send();
        mailing.awaitTaken(READERS / 4, random);
        lab.broker.goAway();
        mailing.awaitTaken(READERS, random);
        lab.broker.comeBack();
        report(mailing, 0, "Kafka gone for three quarters of it");
    }

    @Test
    void mailServerRefusingConnections() {
        Mailing mailing = mailing("refusing").send();
        for (int moment : moments(3)) {
            mailing.awaitTaken(moment, random);
            int before = lab.sink.count();
            lab.sink.stop();
            System.out.println("mail server gone after %d mails".formatted(before));
            LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
            lab.sink.startAgain();
        }
        // what the sink took when its connections were cut is not known to the sender
        report(mailing, 3 * 2 * CONNECTIONS, "mail server gone three times for 4 s");
    }

    @Test
    void mailServerResettingAndHanging() {
        Mailing mailing = mailing("cutting");
        lab.sink.script(Faults::connections);
        report(mailing.send(), 0, "3 % reset, 2 % hang after DATA, before or after taking the mail");
    }

    @Test
    void mailServerAnsweringInAllWays() {
        Mailing mailing = mailing("replies");
        mailing.expectRefused(Faults::isRefused);
        lab.sink.script(Faults::replies);
        mailing.send();
        mailing.awaitTaken(READERS / 10, random);
        mailing.suspendSome(200);
        report(mailing, 0, "550 552 554 421 450 451 452, 5 % each; readers taken off the list");
    }

    @Test
    void mailServerClosingConnections() {
        Mailing mailing = mailing("closing");
        lab.sink.mailsPerConnection(7);
        report(mailing.send(), 0, "421 and closed after 7 mails");
    }

    @Test
    void everythingAtOnce() {
        Mailing mailing = mailing("all");
        mailing.expectRefused(Faults::isRefused);
        lab.sink.script(Faults::all);
        lab.sink.mailsPerConnection(50);
        mailing.send();
        List<Integer> moments = moments(6);
        kill(mailing, moments.get(0));
        terminate(mailing, moments.get(1));
        mailing.awaitTaken(moments.get(2), random);
        lab.broker.goAway();
        lab.database.stop();
        lab.database.startAgain();
        kill(mailing, moments.get(3));
        lab.broker.comeBack();
        terminate(mailing, moments.get(4));
        kill(mailing, moments.get(5));
        report(mailing, 3 * lab.inFlight(), "3 kills, 2 SIGTERMs, PostgreSQL and Kafka restarted, all SMTP faults");
    }

    @Test
    void threeProcessesShareAndTwoTakeOver() {
        int third = lab.add();
        lab.awaitAll();
        Mailing mailing = mailing("three").send();
        mailing.awaitTaken(READERS / 3, random);
        lab.kill(third);
        report(mailing, lab.inFlight(), "three processes, one killed for good");
        lab.removeLast();
    }

    private Mailing mailing(String newsletter) {
        return new Mailing(lab, newsletter, READERS).subscribe();
    }

    /** So many random moments, by how many mails have been taken, one in each of as many parts. */
    private List<Integer> moments(int count) {
        int part = READERS * 8 / 10 / count;
        return IntStream.range(0, count)
                .map(i -> i * part + 1 + random.nextInt(part))
                .boxed()
                .toList();
    }

    private void kill(Mailing mailing, int moment) {
        mailing.awaitTaken(moment, random);
        int victim = lab.victim(random);
        lab.kill(victim);
        lab.startAgain(victim);
    }

    private void terminate(Mailing mailing, int moment) {
        mailing.awaitTaken(moment, random);
        int victim = lab.victim(random);
        lab.terminate(victim);
        lab.startAgain(victim);
    }

    private void report(Mailing mailing, int inFlight, String how) {
        Account account = mailing.settle();
        System.out.println(account.line(how));
        account.isAsPromised(inFlight);
    }
}
