package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestMailServer;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mails look like depends on what the server says it takes (RFC 6152, RFC 6531). */
class CapabilityTests {

    private static final String NAME = MergeField.GREETING.placeholder();
    private static final String RUSSIAN = "Здравствуйте, что нового у Меты в этом месяце?\r\n.Точка в начале\r\n";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();
    private final MailTransport transport = TestMails.transport(server.port(), clock);

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lettersBeyondAsciiReachAServerThatTakesThem(boolean pipelining) throws Exception {
        server.extensions("8BITMIME", "SMTPUTF8", pipelining ? "PIPELINING" : "SIZE 10240000");

        assertThat(transport.send(TestMails.plain("jürgen.müller@köln.example")))
                .isInstanceOf(SendResult.Accepted.class);

        assertThat(server.commands())
                .contains(
                        "MAIL FROM:<news@broadsheet.example> SMTPUTF8", "RCPT TO:<jürgen.müller@xn--kln-sna.example>");
        assertThat(server.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.header("To")).isEqualTo("jürgen.müller@xn--kln-sna.example"));
        assertThat(transport.takesAllLetters()).isTrue();
    }

    @Test
    void aServerThatDoesNotTakeThemHearsNothingOfThem() {
        server.extensions("8BITMIME");

        assertThat(transport.send(TestMails.plain("用户@example.org")))
                .isInstanceOfSatisfying(
                        SendResult.Unsupported.class,
                        result ->
                                assertThat(result.reason()).contains("SMTPUTF8").doesNotContain("用户"));
        assertThat(transport.send(TestMails.plain("user@example.org"))).isInstanceOf(SendResult.Accepted.class);

        assertThat(transport.takesAllLetters()).isFalse();
        assertThat(server.commands()).noneMatch(line -> line.contains("用户"));
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void ofServersBehindOneNameThatDifferTheOneThatTakesThemIsFound() throws Exception {
        var slow = new CountDownLatch(1);
        server.onContent(to -> {
            await().until(() -> !to.startsWith("slow") || slow.getCount() == 0);
            return "250 ok";
        });
        var lacking = CompletableFuture.supplyAsync(() -> transport.send(TestMails.plain("slow@example.org")));
        await().until(() -> server.commands().contains("DATA"));
        server.extensions("SMTPUTF8");
        assertThat(transport.send(TestMails.plain("user@example.org"))).isInstanceOf(SendResult.Accepted.class);
        slow.countDown();
        assertThat(lacking.get()).isInstanceOf(SendResult.Accepted.class);

        assertThat(transport.send(TestMails.plain("用户@example.org"))).isInstanceOf(SendResult.Accepted.class);

        assertThat(server.connections()).isEqualTo(3);
    }

    @Test
    void aRealServerTakesThem() throws Exception {
        try (var real = new TestMailServer();
                var way = TestMails.transport(real.smtpPort(), clock)) {
            assertThat(way.send(TestMails.plain("用户@example.org"))).isInstanceOf(SendResult.Accepted.class);

            assertThat(real.messages())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.getHeader("To")[0]).isEqualTo("用户@example.org"));
        }
    }

    @Test
    void nobodyElseNeedsThem() {
        server.extensions("8BITMIME", "SMTPUTF8");

        transport.send(TestMails.plain("reader@köln.example"));

        assertThat(server.commands())
                .contains("MAIL FROM:<news@broadsheet.example>", "RCPT TO:<reader@xn--kln-sna.example>");
    }

    @Test
    void textBeyondAsciiIsSentAsItIsToAServerThatTakesEightBits() throws Exception {
        server.extensions("8BITMIME");
        send(RUSSIAN + NAME, "Анна");

        assertThat(server.commands()).contains("MAIL FROM:<news@broadsheet.example> BODY=8BITMIME");
        String content = server.mails().getFirst().content();
        assertThat(content).contains("\r\nContent-Transfer-Encoding: 8bit\r\n\r\n--", RUSSIAN + "Анна");
        assertThat(text()).isEqualTo(RUSSIAN + "Анна");
    }

    @Test
    void itIsEncodedForOneThatDoesNot() throws Exception {
        send(RUSSIAN + NAME, "Анна");

        assertThat(server.commands()).contains("MAIL FROM:<news@broadsheet.example>");
        assertThat(server.mails().getFirst().content())
                .contains("quoted-printable")
                .matches(each -> each.chars().allMatch(c -> c < 0x7F));
        assertThat(text()).isEqualTo(RUSSIAN + "Анна");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Almost all of it is in English, and a café does not change that.",
                "Привет\r\nFrom here on some servers would write >From",
                "Привет\r\n--=_broadsheet_alternative--\r\n",
                "Привет\u0007",
            })
    void textThatGainsNothingOrWouldSufferIsEncodedForAnyServer(String text) throws Exception {
        server.extensions("8BITMIME");
        send(text, "");

        assertThat(server.commands()).contains("MAIL FROM:<news@broadsheet.example>");
        assertThat(text()).isEqualTo(text);
    }

    @Test
    void linesThatAreTooLongAreEncodedForAnyServer() throws Exception {
        server.extensions("8BITMIME");
        String longest = "ж".repeat(495);
        send(longest, "");
        send(longest + "ж", "");
        send(longest + NAME, "");

        assertThat(server.commands().stream().filter(each -> each.startsWith("MAIL")))
                .containsExactly(
                        "MAIL FROM:<news@broadsheet.example> BODY=8BITMIME",
                        "MAIL FROM:<news@broadsheet.example>",
                        "MAIL FROM:<news@broadsheet.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From here", "\r\n--=_broadsheet_alternative", "\0"})
    void aValueThatWouldSufferIsEncodedForAnyServer(String value) throws Exception {
        server.extensions("8BITMIME");
        send(RUSSIAN + NAME, value);
        send(RUSSIAN + NAME, "Имя".repeat(60));

        assertThat(server.commands()).noneMatch(each -> each.contains("BODY"));
        assertThat(text()).isEqualTo(RUSSIAN + value);
    }

    @ParameterizedTest
    @CsvSource({"--, =_broadsheet_alternative--", "--=, _broadsheet_alternative--", "-, -=_broadsheet_alternative--"})
    void whatMakesTheEndOfAPartWithTheTextBeforeItIsEncodedForAnyServer(String before, String value) throws Exception {
        server.extensions("8BITMIME");
        send(RUSSIAN + before + NAME, value);

        assertThat(server.commands()).noneMatch(each -> each.contains("BODY"));
        assertThat(text()).isEqualTo(RUSSIAN + before + value);
    }

    @ParameterizedTest
    @CsvSource({"--=, _broadsheet_alternative--", "--, =_broadsheet_alternative--", "-, -=_broadsheet_alternative--"})
    void whatMakesTheEndOfAPartWithTheTextBehindItIsEncodedForAnyServer(String value, String behind) throws Exception {
        server.extensions("8BITMIME");
        send(RUSSIAN + NAME + behind, value);

        assertThat(server.commands()).noneMatch(each -> each.contains("BODY"));
        assertThat(text()).isEqualTo(RUSSIAN + value + behind);
    }

    @Test
    void signedMailsAreEncodedForAnyServer() throws Exception {
        var writer = new MailWriter(
                TestMails.properties(Map.of()),
                new ReturnAddresses(null, new byte[16]),
                TestKeys.both("broadsheet.example"),
                clock);
        var template = TestMails.template("s", RUSSIAN, RUSSIAN, Map.of());

        assertThat(writer.write(TestMails.mail(template, "ada@example.org", Map.of()))
                        .gainsByEightBits())
                .isFalse();
    }

    private void send(String text, String value) {
        var template = TestMails.template("s", text, "<p>" + text + "</p>", Map.of());
        assertThat(transport.send(TestMails.mail(template, "ada@example.org", Map.of(MergeField.GREETING, value))))
                .isInstanceOf(SendResult.Accepted.class);
    }

    private String text() throws Exception {
        byte[] bytes = server.mails().getFirst().content().getBytes(StandardCharsets.UTF_8);
        var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    }
}
