package io.broadsheet.digest.doctor;

import static io.broadsheet.digest.edition.EditionApp.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.digest.dns.TestDns;
import io.broadsheet.digest.edition.EditionApp;
import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The operator's visit to the doctor: a real mail server, a real name server, over HTTP. */
class MailDoctorHttpTest {

    private static final String DOCTOR = "/api/operator/mail/doctor";
    private static final TestDns DNS = new TestDns();
    private static final ScriptedSmtpServer SMTP = new ScriptedSmtpServer();
    private static EditionApp app;

    @BeforeAll
    static void start() {
        SMTP.extensions("PIPELINING", "8BITMIME", "SMTPUTF8");
        app = EditionApp.start(
                TestKafka.bootstrapServers(),
                Map.of(
                        "mail.port", String.valueOf(SMTP.port()),
                        "mail.security", "none",
                        "mail.hello-name", "mail.broadsheet.press",
                        "mail.doctor.resolver", "127.0.0.1:" + DNS.port(),
                        "mail.doctor.sending-hosts", "mail.broadsheet.press",
                        "digest.public-base-url", "https://news.broadsheet.press",
                        "newsletters.meta-ai.sender.address", "news@broadsheet.press"));
    }

    @AfterAll
    static void stop() {
        app.close();
        SMTP.close();
        DNS.close();
    }

    @Test
    void saysWhatIsWrongAndWhatToPublishUntilItIsPublished() {
        DNS.with("mail.broadsheet.press", "A", "192.0.2.7");

        JsonNode before = examine();
        assertThat(before.get("state").asString()).isEqualTo("problem");
        JsonNode spf = finding(before, "spf");
        assertThat(spf.get("state").asString()).isEqualTo("problem");
        assertThat(spf.get("publish").get("name").asString()).isEqualTo("broadsheet.press");
        assertThat(spf.get("publish").get("type").asString()).isEqualTo("TXT");

        DNS.with("broadsheet.press", "TXT", spf.get("publish").get("value").asString())
                .with("broadsheet.press", "MX", "10 mail.broadsheet.press.")
                .with("7.2.0.192.in-addr.arpa", "PTR", "mail.broadsheet.press.")
                .with("_dmarc.broadsheet.press", "TXT", "v=DMARC1; p=quarantine");

        JsonNode after = examine();
        for (String check : List.of("spf", "dmarc")) {
            assertThat(finding(after, check).get("state").asString()).as(check).isEqualTo("ok");
        }
        assertThat(after.get("findings").toString()).contains("192.0.2.7");
        assertThat(SMTP.mails()).isEmpty();
    }

    @Test
    void isForOperatorsOnly() throws Exception {
        URI address = app.get(DOCTOR, "application/json").uri();
        HttpRequest stranger = HttpRequest.newBuilder(address).build();

        assertThat(HttpClient.newHttpClient()
                        .send(stranger, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/24", "two words", "https://mail.example.org", "mail.example.org:25", ""})
    void whatIsNoHostStopsTheStart(String host) {
        assertThatThrownBy(() -> new DoctorProperties("", Duration.ofSeconds(3), List.of(host)))
                .hasMessage(
                        "mail.doctor.sending-hosts has \"%s\"; each must be a name or one IP address".formatted(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "2001:db8::7", "mail.example.org", "köln.example.org.", "मेल.example"})
    void namesAndAddressesAreHosts(String host) {
        assertThat(new DoctorProperties("", Duration.ofSeconds(3), List.of(host)).sendingHosts())
                .containsExactly(host);
    }

    private static JsonNode examine() {
        return json(app.get(DOCTOR, "application/json"));
    }

    private static JsonNode finding(JsonNode diagnosis, String check) {
        for (JsonNode each : diagnosis.get("newsletters").get(0).get("findings")) {
            if (each.get("check").asString().equals(check)) {
                return each;
            }
        }
        throw new AssertionError("no finding " + check + " in " + diagnosis);
    }
}
