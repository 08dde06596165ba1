package io.broadsheet.ingest;

import io.broadsheet.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a free port, over a fresh database, with a configuration file in the given folder. */
final class RunningIngest implements AutoCloseable {

    static final String TOPICS = """
            topics:
              meta-ai:
                title: Meta's AI strategy
                query: (meta OR llama) AND (ai OR llama OR model)
                threshold: 0.3
            """;

    private final ConfigurableApplicationContext context;
    private final Path file;

    private RunningIngest(ConfigurableApplicationContext context, Path file) {
        this.context = context;
        this.file = file;
    }

    static RunningIngest start(Path folder, String yaml, String bootstrapServers) {
        return start(folder, yaml, bootstrapServers, Map.of());
    }

    /** The same with further settings, which win. */
    static RunningIngest start(Path folder, String yaml, String bootstrapServers, Map<String, ?> further) {
        Path file = write(folder, yaml);
        Map<String, Object> settings = new HashMap<>();
        settings.put("broadsheet.config", file.toString());
        settings.put("server.port", 0);
        settings.put("spring.datasource.url", TestPostgres.freshDatabase() + "?currentSchema=ingest");
        settings.put("spring.kafka.bootstrap-servers", bootstrapServers);
        settings.put("ingest.allow-private-addresses", true);
        settings.put("ingest.publishing.remind-every", "1s");
        settings.put("broadsheet.operator.password", "secret");
        settings.putAll(further);
        String[] arguments = settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new RunningIngest(IngestApplication.builder(Map.of()).run(arguments), file);
    }

    private static Path write(Path folder, String yaml) {
        try {
            return Files.writeString(folder.resolve("broadsheet.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void edit(String yaml) {
        write(file.getParent(), yaml);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    JsonNode get(String path) {
        return json(request(path).GET().build());
    }

    JsonNode post(String path, String body) {
        return JsonMapper.shared().readTree(postJson(path, body).body());
    }

    HttpResponse<String> postJson(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> getText(String path) {
        return send(request(path).GET().build());
    }

    HttpResponse<String> postText(String path, String body) {
        return send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        String credentials = Base64.getEncoder().encodeToString("operator:secret".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials);
    }

    private static JsonNode json(HttpRequest request) {
        return JsonMapper.shared().readTree(send(request).body());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
