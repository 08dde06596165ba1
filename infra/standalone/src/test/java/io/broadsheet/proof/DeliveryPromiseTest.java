package io.broadsheet.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.MailFault;
import io.broadsheet.testsupport.MailSink.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The delivery promise in its short form; the full length is in docs/delivery.md. */
class DeliveryPromiseTest {

    private static final int READERS = 1_000;
    private static final Duration LATENCY = Duration.ofMillis(50);

    private final long seed = Long.getLong("proof.seed", new Random().nextLong());
    private final RandomGenerator random = new Random(seed);

    @Test
    void nobodyIsLeftOutAndOnlyWhatIsInFlightIsSentTwice(@TempDir Path home) throws IOException {
        System.out.println("proof.seed=" + seed);
        try (var lab = new Lab(home, List.of("proof"), 2, 4)) {
            lab.sink.latency(LATENCY);
            Mailing mailing = new Mailing(lab, "proof", READERS).subscribe().send();
            lab.sink.script(DeliveryPromiseTest::fault);

            mailing.awaitTaken(READERS / 20, random);
            aConfirmationOvertakes(lab);
            killAndRestart(lab, mailing, READERS / 8);
            terminateAndRestart(lab, mailing, READERS / 4);
            mailing.awaitTaken(READERS * 3 / 8, random);
            lab.database.stop();
            lab.database.startAgain();
            killAndRestart(lab, mailing, READERS / 2);
            terminateAndRestart(lab, mailing, READERS * 5 / 8);

            Account account = mailing.settle();
            System.out.println(account.line("2 kills, 2 SIGTERMs, PostgreSQL restarted"));
            account.isAsPromised(2 * lab.inFlight());
        }
    }

    /** One in fifty is asked to come back. */
    private static MailFault fault(String recipient, int attempt) {
        return attempt == 1 && recipient.hashCode() % 50 == 1
                ? new MailFault.AtRecipient("451 4.7.1 greylisted")
                : MailFault.NONE;
    }

    private static void aConfirmationOvertakes(Lab lab) {
        lab.sink.latency(Duration.ofSeconds(1)); // so that a slow machine has time to be in time
        lab.operator().signUp("proof", "new@reader.example");
        await("the confirmation").atMost(Duration.ofMinutes(5)).until(() -> indexOf("new@reader.example", lab) >= 0);
        assertThat(indexOf("new@reader.example", lab)).isLessThan(READERS / 2);
        lab.sink.latency(LATENCY);
    }

    private static int indexOf(String recipient, Lab lab) {
        return lab.sink.taken().stream().map(Taken::recipient).toList().indexOf(recipient);
    }

    private void killAndRestart(Lab lab, Mailing mailing, int moment) {
        mailing.awaitTaken(moment, random);
        int victim = lab.victim(random);
        lab.kill(victim);
        lab.startAgain(victim);
    }

    private void terminateAndRestart(Lab lab, Mailing mailing, int moment) {
        mailing.awaitTaken(moment, random);
        int victim = lab.victim(random);
        lab.terminate(victim);
        lab.startAgain(victim);
    }
}
