package io.broadsheet.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The filter chains in front of a service as strangers, browsers and operators meet them. */
class OperatorAccessTest {

    private static ConfigurableApplicationContext service;
    private static int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @SpringBootApplication
    static class Service {}

    @RestController
    static class Resources {

        @GetMapping("/")
        String readers() {
            return "for readers";
        }

        @GetMapping("/api/operator/things")
        String things() {
            return "for operators";
        }

        @PostMapping("/api/operator/things")
        String change() {
            return "changed";
        }
    }

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(Service.class, Resources.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + TestPostgres.freshDatabase(),
                        "--spring.datasource.username=postgres",
                        "--spring.flyway.locations=classpath:db/operator",
                        "--broadsheet.operator.password=open-sesame");
        port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void leavesReadersAlone() throws Exception {
        assertThat(send(request("/")).body()).isEqualTo("for readers");
    }

    @Test
    void asksStrangersForThePasswordWithAProblemDocument() throws Exception {
        HttpResponse<String> answer = send(request("/api/operator/things"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("Basic realm=\"Broadsheet operator\""));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"status\":401");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        assertThat(send(signed("/api/operator/things", "guess")).statusCode()).isEqualTo(401);
    }

    @Test
    void answersTheOperator() throws Exception {
        assertThat(send(signed("/api/operator/things", "open-sesame")).body()).isEqualTo("for operators");
    }

    @Test
    void hidesWhatDoesNotExistFromStrangersToo() throws Exception {
        assertThat(send(request("/api/operator/nothing")).statusCode()).isEqualTo(401);
        assertThat(send(request("/console")).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAChangeThatABrowserSendsForAnotherSite() throws Exception {
        HttpResponse<String> answer = send(post().header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(send(post().header("Sec-Fetch-Site", "same-site")).statusCode())
                .isEqualTo(403);
        assertThat(send(post().header("Origin", "https://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(post().header("Origin", "null")).statusCode()).isEqualTo(403);
    }

    @Test
    void acceptsAChangeFromThisSiteAndFromPrograms() throws Exception {
        assertThat(send(post()).body()).isEqualTo("changed");
        assertThat(send(post().header("Sec-Fetch-Site", "same-origin")).body()).isEqualTo("changed");
        assertThat(send(post().header("Origin", "http://localhost:" + port)).body())
                .isEqualTo("changed");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
    }

    private static HttpRequest.Builder signed(String path, String password) {
        String account = "operator:" + password;
        return request(path)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpRequest.Builder post() {
        return signed("/api/operator/things", "open-sesame").POST(HttpRequest.BodyPublishers.noBody());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
