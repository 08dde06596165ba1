package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.TestKafka;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a feed entry and a file to records on Kafka, with the real parts. */
class IngestServiceTests {

    @TempDir
    Path home;

    private static String rss(String... items) {
        return "<rss version='2.0'><channel><title>Press</title><link>https://press.example/</link>"
                + "<description>d</description>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String title, String link, String text) {
        return "<item><title>%s</title><link>%s</link><guid>%s</guid><description>%s</description>"
                        .formatted(title, link, link, text)
                + "<pubDate>Tue, 03 Nov 2026 08:30:00 GMT</pubDate></item>";
    }

    private String yaml(FeedServer server) {
        return RunningIngest.TOPICS + """
                sources:
                  press:
                    feed: %s
                    title: The Press
                    tags: [models]
                    poll-interval: 1s
                  desk:
                    folder: ./articles
                """.formatted(server.uri("/feed"));
    }

    @Test
    void feedEntryAndFileBecomeOneArticleEachOnKafkaAndTheOffTopicOneDoesNot() throws Exception {
        Files.createDirectories(home.resolve("articles"));
        try (var server = new FeedServer();
                var articles = new Records(TestKafka.bootstrapServers(), "broadsheet.articles");
                var sources = new Records(TestKafka.bootstrapServers(), "broadsheet.sources")) {
            String own = home.getFileName().toString();
            server.serve(
                    "/feed",
                    "application/rss+xml",
                    rss(
                            item(
                                    "Meta opens Llama",
                                    "https://press.example/" + own + "?utm_source=rss",
                                    "Meta AI model."),
                            item("Potatoes are dear", "https://press.example/potatoes", "Farmers say so.")));
            try (var ingest = RunningIngest.start(home, yaml(server), TestKafka.bootstrapServers())) {
                assertThat(ingest.jdbc()
                                .sql(
                                        "select current_setting('synchronous_commit') || ' ' || current_setting('lock_timeout')")
                                .query(String.class)
                                .single())
                        .isEqualTo("off 15s");
                Files.writeString(
                        home.resolve("articles/note.txt"), "Llama model from Meta: a note " + own + "\n\nMeta AI.");
                Files.writeString(
                        home.resolve("articles/same.md"),
                        "---\ntitle: Meta opens Llama, retold\nurl: https://www.press.example/" + own
                                + "/\n---\nThe Meta AI model.");
                Files.writeString(
                        home.resolve("articles/paper.md"),
                        "---\ntitle: Llama model in the weekly " + own + "\nsource: The Weekly\n---\nMeta AI.");

                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                    List<JsonNode> mine = articles.soFar().stream()
                            .map(record -> JsonMapper.shared().readTree(record.value()))
                            .filter(event -> event.toString().contains(own))
                            .toList();
                    assertThat(mine)
                            .extracting(event -> event.path("title").asString())
                            .contains("Meta opens Llama", "Llama model from Meta: a note " + own)
                            .doesNotContain("Potatoes are dear");
                    assertThat(mine)
                            .filteredOn(event -> event.path("title").asString().endsWith(own))
                            .extracting(event -> event.path("sourceTitle").asString())
                            .containsExactlyInAnyOrder("desk", "The Weekly");
                    assertThat(mine)
                            .filteredOn(event -> event.path("title").asString().startsWith("Meta opens Llama"))
                            .extracting(event -> event.path("id").asString())
                            .containsOnly(mine.getFirst().path("id").asString().isEmpty() ? "" : idOf(mine));
                    assertThat(mine).anySatisfy(event -> {
                        assertThat(event.path("sightings")).hasSize(2);
                        assertThat(event.path("revision").asInt()).isEqualTo(2);
                    });
                });
                assertThat(articles.soFar())
                        .allSatisfy(record -> assertThat(Records.violations("articles.schema.json", record.value()))
                                .isEmpty());
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(sources.soFar()).anySatisfy(record -> {
                            assertThat(record.key()).isEqualTo("press");
                            assertThat(record.value())
                                    .contains("\"state\":\"ok\"")
                                    .contains(server.uri("/feed").toString());
                        }));
                assertThat(sources.soFar())
                        .filteredOn(record -> record.value() != null)
                        .allSatisfy(record -> assertThat(Records.violations("sources.schema.json", record.value()))
                                .isEmpty());

                JsonNode listed = ingest.get("/api/operator/sources");
                assertThat(listed.path("items").findValuesAsString("id")).containsExactly("desk", "press");
                assertThat(listed.path("items")
                                .path(1)
                                .path("articles")
                                .path("seen")
                                .asInt())
                        .isEqualTo(2);
                JsonNode rejected = ingest.get("/api/operator/articles?topic=meta-ai&verdict=rejected&from=2020-01-01");
                assertThat(rejected.path("items").findValuesAsString("title")).containsExactly("Potatoes are dear");
                JsonNode selected = ingest.get("/api/operator/articles?topic=meta-ai&verdict=selected");
                assertThat(selected.path("total").asInt()).isEqualTo(3);
                assertThat(selected.path("items").path(0).path("explanation").asString())
                        .contains("title: ");
                assertThat(ingest.get("/api/openapi.json").path("paths").propertyNames())
                        .contains("/api/operator/sources/try");
                assertThat(ingest.get("/api/operator/articles?verdict=maybe")
                                .path("detail")
                                .asString())
                        .contains("selected or rejected");
            }
        }
    }

    private static String idOf(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("title").asString().startsWith("Meta opens Llama"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    @Test
    void editsApplyWithoutARestartAndAnInvalidOneIsRefusedAsAWhole() throws Exception {
        try (var server = new FeedServer()) {
            server.serve("/feed", "application/rss+xml", rss());
            server.serve("/other", "application/rss+xml", rss());
            String before = yaml(server);
            try (var ingest = RunningIngest.start(home, before, TestKafka.bootstrapServers())) {
                ingest.edit(before + "  bad:\n    feeed: https://x.example/\n");
                await().untilAsserted(() -> assertThat(ingest.get("/actuator/health")
                                .path("components")
                                .path("catalogue")
                                .path("details")
                                .path("refused")
                                .asString(""))
                        .contains("broadsheet.yaml:", "sources.bad.feeed", "not a known key"));
                JsonNode refused = ingest.get("/api/operator/catalogue");
                assertThat(refused.path("refused").path("key").asString()).isEqualTo("sources.bad.feeed");
                assertThat(refused.path("refused").path("position").asString()).matches("\\d+:\\d+");
                assertThat(refused.path("sources").asInt()).isEqualTo(2);
                assertThat(ingest.get("/api/operator/sources").path("total").asInt())
                        .isEqualTo(2);

                ingest.edit(before + "  other:\n    feed: " + server.uri("/other") + "\n");
                awaitSources(ingest, "desk", "other", "press");
                await().untilAsserted(() -> assertThat(server.requests())
                        .anySatisfy(request ->
                                assertThat(request.getRequestURI().getPath()).isEqualTo("/other")));
                assertThat(ingest.get("/api/operator/catalogue").has("refused")).isFalse();

                ingest.edit(before.replace("  press:", "  wire:"));
                awaitSources(ingest, "desk", "wire");
            }
        }
    }

    private static void awaitSources(RunningIngest ingest, String... ids) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ingest.get("/api/operator/sources")
                                .path("items")
                                .findValuesAsString("id"))
                        .containsExactly(ids));
    }

    @Test
    void editedTopicJudgesNewArticlesAndLeavesTheOldOnesAlone() throws Exception {
        try (var server = new FeedServer()) {
            server.serve(
                    "/feed", "application/rss+xml", rss(item("Meta and Llama", "https://p.example/1", "Meta AI.")));
            String before = yaml(server);
            try (var ingest = RunningIngest.start(home, before, TestKafka.bootstrapServers())) {
                awaitVerdicts(ingest, "selected", "Meta and Llama");
                String since =
                        ingest.get("/api/operator/catalogue").path("since").asString();

                ingest.edit(before.replace("(meta OR llama) AND (ai OR llama OR model)", "potatoes"));
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(ingest.get("/api/operator/catalogue")
                                        .path("since")
                                        .asString())
                                .isNotEqualTo(since));
                server.serve(
                        "/feed",
                        "application/rss+xml",
                        rss(
                                item("Meta and Llama", "https://p.example/1", "Meta AI."),
                                item("Llama again", "https://p.example/2", "Meta AI."),
                                item("Potatoes", "https://p.example/3", "Potatoes.")));

                awaitVerdicts(ingest, "selected", "Meta and Llama", "Potatoes");
                awaitVerdicts(ingest, "rejected", "Llama again");
            }
        }
    }

    private static void awaitVerdicts(RunningIngest ingest, String verdict, String... titles) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ingest.get("/api/operator/articles?topic=meta-ai&verdict=" + verdict)
                                .path("items")
                                .findValuesAsString("title"))
                        .containsExactlyInAnyOrder(titles));
    }

    @Test
    void subscriptionListOfAnotherReaderBecomesSourcesForTheFile() throws Exception {
        try (var ingest =
                RunningIngest.start(home, RunningIngest.TOPICS + "sources: {}\n", TestKafka.bootstrapServers())) {
            HttpResponse<String> yaml = ingest.postText(
                    "/api/operator/sources/opml",
                    "<opml version='2.0'><body><outline text='The Press' xmlUrl='https://press.example/feed'/></body></opml>");
            assertThat(yaml.statusCode()).isEqualTo(200);
            assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/yaml");
            assertThat(yaml.body())
                    .contains("  the-press:\n    feed: https://press.example/feed\n    title: The Press\n");

            HttpResponse<String> refused = ingest.postText("/api/operator/sources/opml", "<html/>");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("no <opml> element");
        }
    }
}
