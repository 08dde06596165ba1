package io.broadsheet.digest.delivery;

import static io.broadsheet.digest.delivery.TestWorkers.EDITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.digest.mail.Rate;
import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailoverTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final TestWorkers test = new TestWorkers(clock);
    private final ScriptedSmtpServer first = test.server;

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aRouteThatIsDownAtTheStartIsPassedOverUntilItIsBack() {
        ScriptedSmtpServer second = test.route("second", 20);
        first.stop();
        test.owe(100);
        test.start();

        awaitDone();
        assertThat(second.mails()).hasSize(100);
        assertThat(test.count("state = 'sent' and attempts = 1")).isEqualTo(100);

        first.startAgain();
        await().atMost(LONG).until(() -> {
            clock.advance(Duration.ofSeconds(1));
            test.deliveries().enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());
            return !first.mails().isEmpty();
        });
    }

    @Test
    void aRouteThatDiesInTheMiddleLosesNobodyAndMailsNobodyTwiceButThoseOnTheirWay() {
        ScriptedSmtpServer second = test.route("second", 20);
        test.owe(400);
        test.start();
        await().atMost(LONG).until(() -> first.mails().size() > 50);
        first.stop();

        awaitDoneWhileTimePasses();
        List<String> all = recipients(first, second);
        assertThat(new HashSet<>(all)).hasSize(400);
        assertThat(all).as("connections of the dead route").hasSizeLessThanOrEqualTo(404);
        assertThat(second.mails()).isNotEmpty();
    }

    @Test
    void anAddressThatTheFirstServerCannotTakeLeavesByOneThatCan() {
        ScriptedSmtpServer second = test.route("second", 20);
        second.extensions("SMTPUTF8");
        test.composer.content = mail -> TestComposer.to("jürgen" + mail.id() + "@example.org");
        test.owe(20);
        test.start();

        awaitDone();
        assertThat(first.mails()).isEmpty();
        assertThat(second.mails()).hasSize(20);
        assertThat(test.count("state = 'sent' and attempts = 1")).isEqualTo(20);
    }

    @Test
    void anAddressThatNoServerTakesFailsByItselfAndPausesNothing() {
        test.route("second", 20);
        test.owe(20);
        long last =
                test.jdbc.sql("select max(id) from delivery").query(Long.class).single();
        test.composer.content =
                mail -> mail.id() == last ? TestComposer.ready(mail) : TestComposer.to("用户@example.org");
        test.start();

        awaitDone();
        assertThat(test.count("state = 'failed' and reason like '%SMTPUTF8%'")).isEqualTo(19);
        assertThat(test.count("state = 'sent' and id = " + last)).isEqualTo(1);
        assertThat(test.deliveries().pausedBecause(TestWorkers.EDITION)).isEmpty();
    }

    @Test
    void theBackupOnlyHelpsOut() {
        ScriptedSmtpServer second = test.route("second", 20);
        test.owe(100);
        test.start();

        awaitDone();
        assertThat(first.mails()).hasSize(100);
        assertThat(second.mails()).isEmpty();
    }

    @Test
    void routesOfTheSamePreferenceShare() {
        ScriptedSmtpServer second = test.route("second", 10);
        test.owe(200);
        test.start();

        awaitDone();
        assertThat(first.mails()).hasSizeGreaterThan(20);
        assertThat(second.mails()).hasSizeGreaterThan(20);
        assertThat(recipients(first, second)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void aNewsletterTakesTheRoutesItNamesAndWaitsForThem() {
        ScriptedSmtpServer second = test.route("second", 20);
        test.composer.content = mail -> TestComposer.by(mail, "second");
        second.stop();
        test.owe(20);
        test.start();
        await().during(Duration.ofMillis(500))
                .atMost(LONG)
                .until(() -> test.count("state in ('queued', 'sending') and attempts = 0") == 20);

        second.startAgain();

        awaitDoneWhileTimePasses();
        assertThat(first.mails()).isEmpty();
        assertThat(second.mails()).hasSize(20);
    }

    @Test
    void anUrgentMailWithoutARouteSaysSoAndIsTriedAgain() {
        ScriptedSmtpServer second = test.route("second", 20);
        test.composer.content = mail -> TestComposer.by(mail, "second");
        second.stop();
        test.deliveries().enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());
        test.deliveries().enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());
        test.start();
        await().atMost(LONG).until(() -> test.count("reason = 'none of its routes can be used now'") == 2);

        second.startAgain();

        await().atMost(LONG).until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return test.count("state = 'sent' and attempts = 1") == 2;
        });
    }

    @Test
    void aSlowRouteHoldsUpOnlyThoseWhoNameIt() {
        ScriptedSmtpServer slow = test.route("slow", 20, Rate.valueOf("1/h"), null);
        test.composer.content =
                mail -> mail.editionId() == EDITION ? TestComposer.by(mail, "slow") : TestComposer.ready(mail);
        test.owe(300);
        test.owe(EDITION + 1, "other", 300);
        test.start();

        await().atMost(LONG).until(() -> test.deliveries().progress(EDITION + 1).done());
        assertThat(first.mails()).hasSize(300);
        assertThat(slow.mails()).hasSizeLessThan(10);
    }

    private void awaitDone() {
        await().atMost(LONG).until(() -> test.deliveries().progress(EDITION).done());
    }

    private void awaitDoneWhileTimePasses() {
        await().atMost(LONG).until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return test.deliveries().progress(EDITION).done();
        });
    }

    private static List<String> recipients(ScriptedSmtpServer... servers) {
        return Stream.of(servers)
                .flatMap(each -> each.mails().stream())
                .map(ScriptedSmtpServer.Mail::recipient)
                .toList();
    }
}
