package io.broadsheet.digest.edition;

import io.broadsheet.digest.DigestApplication;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a free port with a database and consumer groups of its own, as an operator's script meets it. */
public final class EditionApp implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-15T12:00:00Z");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final URI base;

    private EditionApp(ConfigurableApplicationContext context) {
        this.context = context;
        this.base = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public static EditionApp start(String kafka) {
        return start(kafka, Map.of());
    }

    /** With settings that are other than usual. */
    public static EditionApp start(String kafka, Map<String, String> further) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("broadsheet.config", "../broadsheet.yaml");
        settings.put("broadsheet.operator.password", "operator-password");
        settings.put("spring.datasource.url", TestPostgres.freshDatabase() + "?currentSchema=digest");
        settings.put("spring.datasource.hikari.maximum-pool-size", "6");
        settings.put("spring.kafka.bootstrap-servers", kafka);
        settings.put("digest.articles.group", "test-" + UUID.randomUUID());
        settings.put("digest.editions.reconcile-interval", "200ms");
        settings.put("mail.host", "127.0.0.1");
        settings.put("mail.port", "1");
        settings.putAll(further);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new EditionApp(
                DigestApplication.builder(Map.of()).sources(TestClock.class).run(arguments));
    }

    /** The clock that the service under test reads; no configuration, or every test's component scan would find it. */
    static class TestClock {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(START);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Of a page. */
    URI address(String path) {
        return base.resolve(path);
    }

    /** A request of the operator, or of anybody for public pages. */
    public HttpResponse<String> get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /** Asks as a browser does that has the page already. */
    HttpResponse<String> getIfChanged(String path, String etag) {
        return send(request(path).header("If-None-Match", etag).GET());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        String credentials =
                Base64.getEncoder().encodeToString("operator:operator-password".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Basic " + credentials);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
