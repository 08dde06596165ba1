package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.digest.mail.SmtpServer.Authentication;
import io.broadsheet.digest.mail.SmtpServer.Security;
import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpSecurityTests {

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void mailGoesEncryptedToAServerOfATrustedAuthority(Security security) {
        speakTls("server", security);

        assertThat(send(security, TestTls.trusting())).isInstanceOf(SendResult.Accepted.class);

        assertThat(server.commands())
                .filteredOn(line -> line.startsWith("EHLO") || line.equals("STARTTLS"))
                .hasSize(security == Security.TLS ? 1 : 3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void aServerWithAnothersNameOrAnUnknownAuthorityGetsNothing(Security security) {
        speakTls("elsewhere", security);
        assertThat(send(security, TestTls.trusting()))
                .isInstanceOfSatisfying(
                        SendResult.NotConnected.class,
                        result -> assertThat(result.reason()).contains("127.0.0.1"));

        speakTls("server", security);
        assertThat(send(security, new SmtpTls(null, null, null)))
                .isInstanceOfSatisfying(
                        SendResult.NotConnected.class,
                        result -> assertThat(result.reason()).contains("unable to find valid certification path"));
        assertThat(server.mails()).isEmpty();
        assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void aServerThatDoesNotOfferEncryptionGetsNothing() {
        server.extensions("AUTH PLAIN");

        assertThat(send(Security.STARTTLS, TestTls.trusting()))
                .isInstanceOfSatisfying(
                        SendResult.NotConnected.class,
                        result -> assertThat(result.reason()).contains("STARTTLS is required"));
        assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void aServerThatAsksForACertificateIsShownOne() {
        speakTls("server", Security.STARTTLS);

        var tls = new SmtpTls(TestTls.file("ca.pem"), TestTls.file("client.pem"), TestTls.file("client-key.pem"));

        assertThat(send(Security.STARTTLS, tls)).isInstanceOf(SendResult.Accepted.class);
        assertThat(server.commands()).contains("certificate of CN=broadsheet");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, PLAIN LOGIN, AUTH PLAIN ada\0ada\0söcret",
        "AUTO, LOGIN, AUTH LOGIN ada söcret",
        "PLAIN, LOGIN PLAIN, AUTH PLAIN ada\0ada\0söcret",
        "LOGIN, PLAIN LOGIN, AUTH LOGIN ada söcret",
        "XOAUTH2, PLAIN XOAUTH2, 'AUTH XOAUTH2 user=ada\1auth=Bearer söcret\1\1'",
    })
    void saysWhoItIsInTheWayTheServerOffers(Authentication way, String offered, String said) {
        speakTls("server", Security.TLS);
        server.extensions("AUTH " + offered);

        assertThat(login(way, Security.TLS)).isInstanceOf(SendResult.Accepted.class);
        assertThat(server.commands())
                .filteredOn(line -> line.startsWith("AUTH"))
                .containsExactly(said);
    }

    @Test
    void thePasswordStaysHereWithCramMd5() {
        server.extensions("AUTH CRAM-MD5 PLAIN");

        assertThat(login(Authentication.CRAM_MD5, Security.NONE)).isInstanceOf(SendResult.Accepted.class);
        assertThat(server.commands())
                .filteredOn(line -> line.startsWith("AUTH"))
                .singleElement()
                .asString()
                .matches("AUTH CRAM-MD5 ada [0-9a-f]{32}");
    }

    @Test
    void aServerThatOffersNoAuthenticationIsSaidToBeTheReason() {
        assertThat(login(Authentication.AUTO, Security.NONE))
                .isInstanceOfSatisfying(
                        SendResult.NotConnected.class,
                        result -> assertThat(result.reason()).contains("does not offer authentication"));
    }

    @Test
    void filesThatAreNoCertificatesAreRefusedAtTheStart(@TempDir Path directory) throws Exception {
        Path nonsense = Files.writeString(directory.resolve("nonsense.pem"), "hello");
        assertThatThrownBy(() -> new SmtpTls(nonsense, null, null).socketFactory())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(nonsense.toString());
        assertThatThrownBy(() -> new SmtpTls(directory.resolve("none.pem"), null, null).socketFactory())
                .hasMessageStartingWith("mail.tls.trusted: there is no file ");
        assertThatThrownBy(() -> new SmtpTls(null, nonsense, null)).hasMessageContaining("belong together");
    }

    private void speakTls(String name, Security security) {
        server.extensions("STARTTLS", "AUTH PLAIN");
        server.tls(TestTls.server(name), security == Security.TLS);
    }

    private SendResult send(Security security, SmtpTls tls) {
        return send(TestMails.server(server.port(), security, Authentication.AUTO, "", tls));
    }

    private SendResult login(Authentication way, Security security) {
        return send(TestMails.server(server.port(), security, way, "ada", TestTls.trusting()));
    }

    private SendResult send(SmtpServer settings) {
        try (var routes = TestMails.routes(settings, clock)) {
            return routes.all().getFirst().send(TestMails.plain("reader@example.org"));
        }
    }
}
