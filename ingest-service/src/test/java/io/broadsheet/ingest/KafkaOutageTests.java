package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.testsupport.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class KafkaOutageTests {

    @TempDir
    Path home;

    @Test
    void startsWithoutKafkaKeepsArticlesSaysSoAndDeliversWhenItComes() throws Exception {
        int port = FreePorts.next();
        int controllerPort = FreePorts.next();
        Files.createDirectories(home.resolve("articles"));
        Files.writeString(home.resolve("articles/a.txt"), "Meta and its Llama model\n\nMeta AI.");
        String yaml = RunningIngest.TOPICS + "sources:\n  desk:\n    folder: ./articles\n";
        try (var ingest = RunningIngest.start(home, yaml, "localhost:" + port)) {
            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                JsonNode publishing =
                        ingest.get("/actuator/health").path("components").path("publishing");
                assertThat(publishing.path("status").asString("")).isEqualTo("DOWN");
                assertThat(publishing.path("details").path("pending").asInt()).isEqualTo(1);
            });
            var broker = EmbeddedKafka.start(home.resolve("kafka"), port, controllerPort);
            try (var articles = new Records("localhost:" + port, "broadsheet.articles")) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(articles.soFar()).hasSize(1));
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(ingest.get("/actuator/health")
                                        .path("components")
                                        .path("publishing")
                                        .path("status")
                                        .asString(""))
                                .isEqualTo("UP"));
            } finally {
                broker.close();
            }
        }
    }
}
