package io.broadsheet.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Everything in this JVM, as a newcomer starts it, twice. */
class StandaloneTest {

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void runsEverythingAndForgetsNothingOverARestart() throws Exception {
        Map<String, String> overrides = TestStandalone.freePorts(directory);
        overrides.put("broadsheet.operator.password", "test-password");
        Path file = Files.copy(Path.of("../../broadsheet.yaml"), directory.resolve("broadsheet.yaml"));
        StandaloneSettings settings = StandaloneSettings.read(file, overrides);
        Ports ports = settings.properties().ports();

        try (Standalone standalone = Standalone.start(settings)) {
            assertThat(standalone.operator()).isEqualTo(new OperatorCredentials.Chosen());
            assertThat(get(ports.web(), "/").statusCode()).isEqualTo(200);
            assertThat(get(ports.web(), "/api/operator/subscriptions").statusCode())
                    .isEqualTo(401);
            assertThat(get(ports.ingest(), "/api/operator/sources").statusCode())
                    .isEqualTo(401);
            assertThat(get(ports.web(), "/actuator/health/liveness").body()).contains("UP");
            assertThat(get(ports.ingest(), "/actuator/health/liveness").body()).contains("UP");
            assertThat(fsync(ports.postgres())).isEqualTo("on");
            assertThat(signUp(ports.web()).statusCode()).isEqualTo(303);
            send(ports.smtp());
            assertThat(mails(ports.mailbox())).isPositive();
        }
        try (Standalone again = Standalone.start(settings)) {
            assertThat(again).isNotNull();
            assertThat(get(ports.mailbox(), "/api/v1/messages").body()).contains("ben@example.org");
            assertThat(subscriptions(ports.web())).contains("ada@example.org");
        }
    }

    private static void send(int smtpPort) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(smtpPort));
        var mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("newsletter@press.example");
        mail.setSubject("Kept");
        mail.setText("Kept over a restart.");
        Transport.send(mail, InternetAddress.parse("ben@example.org"));
    }

    private String subscriptions(int port) throws IOException, InterruptedException {
        String account = Base64.getEncoder().encodeToString("operator:test-password".getBytes(UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/operator/subscriptions".formatted(port)))
                .header("Authorization", "Basic " + account)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private int mails(int port) throws IOException, InterruptedException {
        String body = get(port, "/api/v1/messages").body();
        return JsonMapper.shared().readTree(body).get("total").asInt();
    }

    private HttpResponse<String> signUp(int port) throws IOException, InterruptedException {
        var form = HttpRequest.newBuilder(URI.create("http://localhost:%d/subscriptions".formatted(port)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=ada%40example.org&name=Ada"))
                .build();
        return http.send(form, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String fsync(int port) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:%d/broadsheet".formatted(port);
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement();
                var result = statement.executeQuery("show fsync")) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
