package io.broadsheet.digest.delivery;

import static io.broadsheet.digest.delivery.TestWorkers.EDITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.digest.mail.Rate;
import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses with letters beyond ASCII, when the first server does not take them. */
class UnableRoutesTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final TestWorkers test = new TestWorkers(clock);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whoWaitsForAServerThatNeverComesIsGivenUpAsForAnyOtherNotNow() {
        ScriptedSmtpServer second = test.route("second", 20);
        second.stop();
        test.composer.content = UnableRoutesTests::international;
        test.owe(5);
        test.start();

        await().atMost(LONG).until(() -> {
            clock.advance(Duration.ofMinutes(1));
            return test.deliveries().progress(EDITION).done();
        });
        assertThat(test.count(
                        "state = 'failed' and attempts = 3 and reason like 'gave up after 3 attempts: no server%'"))
                .isEqualTo(5);
        assertThat(test.deliveries().pausedBecause(EDITION)).isEmpty();
    }

    @Test
    void aSlowBackupIsNotGivenMoreThanItCanHold() {
        ScriptedSmtpServer slow = test.route("slow", 20, Rate.valueOf("1/h"), null);
        slow.extensions("SMTPUTF8");
        test.composer.content = mail -> mail.id() % 2 == 0 ? international(mail) : TestComposer.ready(mail);
        test.owe(300);
        test.start();

        await().atMost(LONG).until(() -> test.server.mails().size() == 150);
        await().atMost(LONG).until(() -> test.count("state = 'sending'") < 10);
        await().atMost(LONG)
                .until(() -> test.count("state = 'queued' and reason = 'its route has enough to do'") > 100);
        assertThat(slow.mails()).hasSizeLessThan(10);
    }

    private static Composed international(Delivery mail) {
        return TestComposer.to("jürgen" + mail.id() + "@example.org");
    }
}
