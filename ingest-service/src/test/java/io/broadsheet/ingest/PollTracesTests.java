package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces gets to see of a poll. */
class PollTracesTests {

    @TempDir
    Path home;

    @Test
    void collectorGetsATraceOfEachPollWithItsStepsAndSource() {
        List<String> exported = new CopyOnWriteArrayList<>();
        try (var server = new FeedServer()) {
            server.serve("/feed", "application/rss+xml", """
                    <rss version='2.0'><channel><title>Press</title><item><title>Meta opens Llama</title>
                    <link>https://press.example/1</link></item></channel></rss>""");
            server.serve("/v1/traces", exchange -> {
                byte[] protobuf = exchange.getRequestBody().readAllBytes();
                exported.add(new String(protobuf, StandardCharsets.ISO_8859_1)); // its strings stand in it as they are
                exchange.sendResponseHeaders(200, -1);
            });
            String yaml = RunningIngest.TOPICS + "sources:\n  wire-of-the-press:\n    feed: " + server.uri("/feed");
            Map<String, Object> collector = Map.of(
                    "management.opentelemetry.tracing.export.otlp.endpoint",
                    server.uri("/v1/traces"),
                    "management.opentelemetry.tracing.export.schedule-delay",
                    "100ms");
            try (var _ = RunningIngest.start(home, yaml, TestKafka.bootstrapServers(), collector)) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(String.join("", exported))
                                .contains("poll feed", "fetch", "record", "wire-of-the-press", "changed"));
            }
        }
    }
}
