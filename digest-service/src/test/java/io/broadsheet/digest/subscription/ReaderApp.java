package io.broadsheet.digest.subscription;

import io.broadsheet.digest.DigestApplication;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestKafka;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole service on a free port with a database of its own, as a browser or a mail program meets it. */
final class ReaderApp implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-03T09:00:00Z");
    static final String OPERATOR = "Basic "
            + Base64.getEncoder().encodeToString("operator:operator-password".getBytes(StandardCharsets.UTF_8));

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final ConfigurableApplicationContext context;
    private final URI base;

    private ReaderApp(ConfigurableApplicationContext context) {
        this.context = context;
        // not localhost, which is two networks, and a browser may choose the other one
        this.base = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** One for all tests that neither break it nor configure it; they keep apart by addresses. */
    static ReaderApp shared() {
        return Shared.INSTANCE;
    }

    private static final class Shared {
        static final ReaderApp INSTANCE =
                start(TestKafka.bootstrapServers(), "digest.public-base-url=https://news.example.org");
    }

    /** Starts it with further settings, {@code key=value}. */
    static ReaderApp start(String kafka, String... settings) {
        return on(TestPostgres.freshDatabase(), kafka, settings);
    }

    static ReaderApp on(String databaseUrl, String kafka, String... settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("broadsheet.config", "../broadsheet.yaml");
        all.put("broadsheet.operator.password", "operator-password");
        all.put("spring.datasource.url", databaseUrl + "?currentSchema=digest");
        all.put("spring.datasource.hikari.maximum-pool-size", "5");
        all.put("spring.kafka.bootstrap-servers", kafka);
        all.put("mail.host", "127.0.0.1");
        all.put("mail.port", "1");
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String[] arguments = all.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        return new ReaderApp(DigestApplication.builder(Map.of())
                .sources(TestClock.class)
                // the shared one would otherwise wait, at the end of the JVM, for a database that is stopping too
                .registerShutdownHook(false)
                .run(arguments));
    }

    /** The clock that the service under test reads; no configuration, or every test's component scan would find it. */
    static class TestClock {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(START);
        }
    }

    SettableClock clock() {
        return context.getBean(SettableClock.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Lets all features of the service hear of an event. */
    void publish(Object event) {
        context.publishEvent(event);
    }

    /** State of the one subscription of an address. */
    SubscriptionState state(String email) {
        return SubscriptionState.of(jdbc().sql("select state from subscription where email_key = ?")
                .param(email)
                .query(String.class)
                .single());
    }

    UUID id(String email) {
        return jdbc().sql("select id from subscription where email_key = ?")
                .param(email)
                .query(UUID.class)
                .single();
    }

    boolean knows(String email) {
        return jdbc().sql("select exists (select from subscription where email_key = ?)")
                .param(email)
                .query(Boolean.class)
                .single();
    }

    /** Mails of a kind that were ever owed to a reader. */
    long owed(String email, DeliveryKind kind) {
        return jdbc().sql("select count(*) from delivery where subscription_id = ? and kind = ?")
                .params(id(email), kind.name())
                .query(Long.class)
                .single();
    }

    /** Signs up as the API does, and gives the subscription's id. */
    UUID pending(String email) {
        postJson("/api/subscriptions", "{\"email\": \"%s\"}".formatted(email));
        return id(email);
    }

    UUID active(String email) {
        UUID id = pending(email);
        bean(Transitions.class).confirm(id, Origin.of("confirm-page"));
        return id;
    }

    String token(TokenPurpose purpose, UUID id) {
        return bean(Tokens.class).issue(purpose, id);
    }

    URI uri(String path) {
        return base.resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> head(String path) {
        return send(request(path).HEAD());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postJson(String path, String json) {
        return send(request(path, "Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> postJson(String path, String json, String accept) {
        return send(request(path, "Content-Type", "application/json", "Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Sends a body as the operator. */
    HttpResponse<String> send(String path, String type, String body) {
        return send(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same in whatever encoding. */
    HttpResponse<String> send(String path, String type, byte[] body) {
        return send(request(path, "Content-Type", type, "Authorization", OPERATOR)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> options(String path, String... headers) {
        return send(request(path, headers).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
