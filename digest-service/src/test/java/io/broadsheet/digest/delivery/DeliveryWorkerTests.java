package io.broadsheet.digest.delivery;

import static io.broadsheet.digest.delivery.TestWorkers.EDITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.operator.PageRequest;
import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryWorkerTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final TestWorkers test = new TestWorkers(clock);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void twoWorkersSendEachMailOnce() {
        test.owe(500);
        test.start();
        test.start();

        test.awaitDone();
        assertThat(test.recipients()).hasSize(500).doesNotHaveDuplicates();
        assertThat(test.deliveries().progress(EDITION)).isEqualTo(new DeliveryProgress(500, 500, 0, 0, 0));
        assertThat(test.registry
                        .counter("broadsheet.mails", "outcome", "sent", "kind", "edition")
                        .count())
                .isEqualTo(500);
    }

    @Test
    void everyRecipientGetsAnOutcomeOfItsOwn() {
        test.owe(6);
        List<Long> ids = ids();
        test.server.onRecipient(to -> switch (index(ids, to)) {
            case 0 -> "550 5.1.1 no such user";
            case 1 -> "450 4.2.1 busy";
            case 2 -> "421 4.3.2 shutting down";
            default -> "250 ok";
        });
        test.server.onContent(to -> index(ids, to) == 3 ? ScriptedSmtpServer.CUT : "250 ok");
        test.composer.content =
                mail -> index(ids, mail.id() + "@") == 4 ? new Composed.Skip("unsubscribed") : TestComposer.ready(mail);
        test.start();

        await().atMost(LONG).until(() -> test.count("state in ('queued', 'sending')") == 0);
        assertThat(view(ids.get(0))).isEqualTo("FAILED 1 550 5.1.1 no such user");
        assertThat(view(ids.get(1))).isEqualTo("DEFERRED 1 450 4.2.1 busy");
        assertThat(view(ids.get(2))).isEqualTo("DEFERRED 1 421 4.3.2 shutting down");
        assertThat(view(ids.get(3))).startsWith("DEFERRED 1 connection lost");
        assertThat(view(ids.get(4))).isEqualTo("SKIPPED 0 unsubscribed");
        assertThat(view(ids.get(5))).isEqualTo("SENT 1 null");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(test.failures)
                        .singleElement()
                        .satisfies(failure -> assertThat(failure.reason()).isEqualTo("550 5.1.1 no such user")));
    }

    @Test
    void aDeferredMailIsTriedAgainWhenDueUnderTheSameMessageIdUntilGivenUp() {
        test.owe(1);
        test.server.onContent(to -> "451 4.7.1 greylisted");
        test.start();

        for (int attempt = 1; attempt <= 3; attempt++) {
            int expected = attempt;
            await().atMost(LONG).until(() -> test.count("state <> 'sending' and attempts = " + expected) == 1);
            clock.advance(Duration.ofMinutes(7));
        }

        assertThat(test.count("state = 'failed' and reason like 'gave up after 3 attempts: 451%'"))
                .isEqualTo(1);
        assertThat(test.server.mails()).hasSize(3);
        assertThat(test.server.mails().stream().map(mail -> mail.header("Message-ID")))
                .containsOnly(test.server.mails().getFirst().header("Message-ID"));
    }

    @Test
    void anEditionPausesItselfAfterManyFailuresInARowAndGoesOnWhenTold() {
        test.server.onRecipient(to -> "550 5.7.1 we do not like you");
        test.owe(200);
        test.start(TestWorkers.properties(4, Duration.ofSeconds(40)));

        await().atMost(LONG)
                .until(() -> test.deliveries().pausedBecause(EDITION).isPresent());
        assertThat(test.deliveries().pausedBecause(EDITION).orElseThrow())
                .contains("mails in a row failed", "550 5.7.1 we do not like you");
        await().atMost(LONG).until(() -> test.count("state = 'sending'") == 0);
        long failed = test.deliveries().progress(EDITION).failed();
        assertThat(failed).isBetween(3L, 50L);

        test.server.onRecipient(to -> "250 ok");
        test.deliveries().resume(EDITION);
        test.awaitDone();
        assertThat(test.deliveries().progress(EDITION).sent()).isEqualTo(200 - failed);
    }

    @Test
    void aPausedEditionWaitsWhileOtherMailsLeave() {
        test.owe(5);
        test.deliveries().pause(EDITION, "operator asked");
        test.start();

        test.deliveries().enqueueTest(EDITION, "editor@example.org");
        test.deliveries().enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());

        await().atMost(LONG).until(() -> test.count("state = 'sent'") == 2);
        assertThat(test.count("state = 'queued' and kind = 'EDITION'")).isEqualTo(5);
    }

    @Test
    void aConfirmationOvertakesAQueuedEdition() {
        test.server.onContent(to -> {
            await().pollDelay(Duration.ofMillis(20)).until(() -> true);
            return "250 ok";
        });
        test.owe(1000);
        test.start(TestWorkers.properties(200, Duration.ofSeconds(40)));
        await().atMost(LONG).until(() -> test.server.mails().size() > 20);

        long confirmation = test.deliveries().enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());

        await().atMost(LONG).until(() -> test.recipients().contains(confirmation + "@example.org"));
        assertThat(test.recipients().indexOf(confirmation + "@example.org")).isLessThan(900);
        assertThat(test.server.mails().stream()
                        .filter(mail -> mail.recipient().startsWith(confirmation + "@"))
                        .map(mail -> mail.header("Auto-Submitted")))
                .containsExactly("auto-generated");
    }

    @Test
    void oneMailThatCannotBeComposedHoldsUpNoOther() {
        test.owe(10);
        long bad = ids().getFirst();
        test.composer.content = mail -> {
            if (mail.id() == bad) {
                throw new IllegalStateException("no such variable");
            }
            return TestComposer.ready(mail);
        };
        test.start();

        await().atMost(LONG).until(() -> test.count("state = 'sent'") == 9);
        assertThat(view(bad)).isEqualTo("DEFERRED 1 could not be composed: no such variable");
    }

    @Test
    void aFailureIsToldAgainWhenAListenerWasInTrouble() {
        Set<String> seen = new HashSet<>();
        test.listener = failure -> {
            if (seen.add("first")) {
                throw new IllegalStateException("listener in trouble");
            }
            test.failures.add(failure);
        };
        test.server.onRecipient(to -> "550 no");
        UUID reader = UUID.randomUUID();
        test.start(TestWorkers.properties(20, Duration.ofSeconds(5)));
        test.deliveries().enqueue(DeliveryKind.CONFIRMATION, reader);

        await().atMost(LONG).until(() -> test.count("announce_at > settled_at") == 1);
        clock.advance(Duration.ofMinutes(2));

        await().atMost(LONG).until(() -> !test.failures.isEmpty());
        await().atMost(LONG).until(() -> test.count("announce_at is not null") == 0);
        assertThat(test.failures).containsExactly(new DeliveryFailed(DeliveryKind.CONFIRMATION, reader, "550 no"));
    }

    private List<Long> ids() {
        return test.jdbc
                .sql("select id from delivery order by id")
                .query(Long.class)
                .list();
    }

    private static int index(List<Long> ids, String address) {
        return ids.indexOf(Long.valueOf(address.substring(0, address.indexOf('@'))));
    }

    private String view(long id) {
        return test.deliveries().ofEdition(EDITION, null, new PageRequest(0, 500)).items().stream()
                .filter(each -> each.id() == id)
                .map(each -> each.state() + " " + each.attempts() + " " + each.reason())
                .findFirst()
                .orElseThrow();
    }
}
