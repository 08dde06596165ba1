package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.FreePorts;
import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestMailServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class MailTransportTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();
    private final MailTransport transport = TestMails.transport(server.port(), clock);

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void aRealServerTakesTheMail() throws Exception {
        try (var real = new TestMailServer();
                var way = TestMails.transport(real.smtpPort(), clock)) {
            var template = TestMails.template(
                    "Grüße", ".dot\r\nHi " + MergeField.GREETING.placeholder(), "<p>🦙</p>", Map.of());
            var mail = TestMails.mail(template, "ada@example.org", Map.of(MergeField.GREETING, "Ada"));

            assertThat(way.send(mail)).isInstanceOf(SendResult.Accepted.class);

            assertThat(real.messages()).singleElement().satisfies(received -> {
                assertThat(received.getSubject()).isEqualTo("Grüße");
                assertThat(((jakarta.mail.Multipart) received.getContent())
                                .getBodyPart(0)
                                .getContent())
                        .isEqualTo(".dot\r\nHi Ada");
            });
        }
    }

    @Test
    void theConnectionIsKeptFromMailToMail() {
        for (int i = 0; i < 5; i++) {
            assertThat(send("r" + i)).isInstanceOf(SendResult.Accepted.class);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void anIdleConnectionIsClosedInTime() {
        send("a");
        clock.advance(Duration.ofSeconds(31));
        send("b");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aConnectionThatTheServerGivesUpIsReplacedWithoutLosingAnAttempt() {
        server.mailsPerConnection(2);
        for (int i = 0; i < 5; i++) {
            assertThat(send("r" + i)).isInstanceOf(SendResult.Accepted.class);
        }
        server.stop();
        server.startAgain();
        assertThat(send("after")).isInstanceOf(SendResult.Accepted.class);
        assertThat(server.mails()).hasSize(6);
    }

    @Test
    void repliesToARecipientAreThatRecipientsAlone() {
        server.onRecipient(to -> to.startsWith("gone")
                ? "550 5.1.1 no such user"
                : to.startsWith("busy") ? "450 4.2.1 try later" : "250 ok");

        assertThat(send("gone")).isEqualTo(new SendResult.Refused(550, "550 5.1.1 no such user"));
        assertThat(send("busy")).isEqualTo(new SendResult.Deferred(450, "450 4.2.1 try later"));
        assertThat(send("here")).isInstanceOf(SendResult.Accepted.class);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void unusualRepliesToARecipientAreUnderstood() {
        server.onRecipient(to -> to.substring(1, 4) + " so it is");

        for (int code : new int[] {421, 450, 452, 471}) {
            assertThat(send("c" + code)).isEqualTo(new SendResult.Deferred(code, code + " so it is"));
        }
        for (int code : new int[] {501, 521, 550, 552, 554, 556}) {
            assertThat(send("c" + code)).isEqualTo(new SendResult.Refused(code, code + " so it is"));
        }
    }

    @Test
    void aRefusedSenderIsNotTheRecipientsFault() {
        server.onSender(from -> "553 5.7.1 not your address");
        assertThat(send("a")).isEqualTo(new SendResult.SenderRefused(553, "553 5.7.1 not your address"));
        server.onSender(from -> "530 5.7.0 authentication required");
        assertThat(send("a")).isInstanceOf(SendResult.SenderRefused.class);
        server.onSender(from -> "451 4.3.0 later");
        assertThat(send("a")).isInstanceOf(SendResult.Deferred.class);
    }

    @Test
    void repliesToTheContentCount() {
        server.onContent(to -> "554 5.7.1 looks like spam");
        assertThat(send("a")).isEqualTo(new SendResult.Refused(554, "554 5.7.1 looks like spam"));
        server.onContent(to -> "452 4.3.1 disk full");
        assertThat(send("a")).isEqualTo(new SendResult.Deferred(452, "452 4.3.1 disk full"));
    }

    @Test
    void aConnectionCutAfterTheContentLeavesItOpenWhetherTheMailArrived() {
        server.onContent(to -> ScriptedSmtpServer.CUT);
        assertThat(send("a")).isInstanceOf(SendResult.Lost.class);
        assertThat(server.mails()).hasSize(1);
        server.onContent(to -> "250 ok");
        assertThat(send("b")).isInstanceOf(SendResult.Accepted.class);
    }

    @Test
    void aServerThatLeavesAtOneRecipientDoesNotLookUnreachable() {
        server.onRecipient(to -> ScriptedSmtpServer.CUT);
        assertThat(send("a")).isInstanceOf(SendResult.Lost.class);
    }

    @Test
    void noServerMeansNotConnectedAndHealthSaysWhy() {
        server.stop();
        assertThat(send("a"))
                .isInstanceOfSatisfying(
                        SendResult.NotConnected.class,
                        result -> assertThat(result.reason()).contains("127.0.0.1"));

        var health = new SmtpHealthIndicator(new MailRoutes(List.of(transport)));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        server.startAgain();
        assertThat(health.health().getStatus()).as("asks at most every 30 s").isEqualTo(Status.DOWN);
        clock.advance(Duration.ofSeconds(31));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aPortWithoutServerIsFoundOutByProbing() {
        try (var nowhere = TestMails.transport(FreePorts.next(), clock)) {
            assertThat(nowhere.probe()).isPresent();
        }
        assertThat(transport.probe()).isEmpty();
        assertThat(transport.probe()).isEmpty();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void addressesThatCouldSpeakSmtpAreUnsendable() {
        for (String address : new String[] {
            "a@example.org>\r\nRCPT TO:<b@example.org",
            "a b@example.org",
            "a@",
            "@b",
            "a,b@example.org",
            "a\u00A0b@example.org",
            "a\u200Bb@example.org",
            "a\u0085b@example.org",
            "\u0301a@example.org",
            "ü".repeat(130) + "@example.org",
            "ü@"
        }) {
            assertThat(transport.send(TestMails.plain(address))).as(address).isInstanceOf(SendResult.Unsendable.class);
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void domainsAreSpelledInAscii() {
        assertThat(transport.send(TestMails.plain("reader@köln.example"))).isInstanceOf(SendResult.Accepted.class);
        assertThat(server.mails().getFirst().recipient()).isEqualTo("reader@xn--kln-sna.example");
    }

    private SendResult send(String name) {
        return transport.send(TestMails.plain(name + "@example.org"));
    }
}
