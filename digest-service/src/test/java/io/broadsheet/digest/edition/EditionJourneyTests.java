package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.EditionApp.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.broadsheet.testsupport.TestKafka;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/** From an event in Kafka to a page in the archive, over HTTP, in the order in which an operator goes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EditionJourneyTests {

    private static final String CURRENT = "/api/operator/newsletters/meta-ai/editions/current";
    private static final String NOVEMBER = "/api/operator/newsletters/meta-ai/editions/2026-11";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static EditionApp app;

    @BeforeAll
    static void anArticleIsPublished() {
        app = EditionApp.start(TestKafka.bootstrapServers());
        app.bean(JdbcClient.class).sql("""
                insert into subscription (newsletter, email, email_key, state, requested_at, created_at)
                values ('meta-ai', 'ada@example.org', 'ada@example.org', 'active', now(), now())""").update();
        for (String topic : List.of("journey01", "journey02", "journey03")) {
            publish(topic, event(topic, "Meta %1$sa %1$sb <%1$sc>".formatted(topic)));
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    @Order(1)
    void previewsWhatArrivedInThreeForms() {
        await().atMost(PATIENCE).until(() -> stories() == 3);

        JsonNode preview = json(app.get(CURRENT + "/preview", "application/json"));
        assertThat(preview.get("subject").asString()).isEqualTo("The Meta AI Monthly, November 2026");
        JsonNode lead = preview.get("sections").get(0).get("stories").get(0).get("lead");
        assertThat(lead.get("id").asString()).startsWith("journey");
        assertThat(lead.get("excerpt").asString()).isNotBlank();
        assertThat(preview.get("leftOut").isArray()).isTrue();

        HttpResponse<String> html = app.get(CURRENT + "/preview", "text/html");
        assertThat(html.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(html.body())
                .contains("journey01a journey01b &lt;journey01c&gt;")
                .contains("Hello,");
        HttpResponse<String> text = app.get(CURRENT + "/preview", "text/plain");
        assertThat(text.body()).startsWith("THE META AI MONTHLY").contains("<journey01c>");
        assertThat(app.bean(JdbcClient.class)
                        .sql("select count(*) from edition")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @Order(2)
    void sendsATestOnlyToAddressesThatAreSome() {
        assertThat(app.post(CURRENT + "/test", "{\"to\":[\"nonsense\"]}").statusCode())
                .isEqualTo(400);
        assertThat(app.post(CURRENT + "/test", "{\"to\":[\"editor@example.org\"]}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(json(app.get(CURRENT, "application/json")).get("state").asString())
                .isEqualTo("open");
    }

    @Test
    @Order(3)
    void sendsNowAndAgainChangesNothing() {
        HttpResponse<String> first = app.post(CURRENT + "/send", "");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(json(first).get("period").asString()).isEqualTo("2026-11");
        HttpResponse<String> second = app.post(CURRENT + "/send", "");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(app.get(NOVEMBER, "application/json"))
                        .get("progress")
                        .get("recipients")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(app.get(NOVEMBER + "/deliveries?state=skipped", "application/json"))
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(json(app.get(NOVEMBER + "/preview", "application/json"))
                        .get("issue")
                        .asInt())
                .isEqualTo(1);
        assertThat(stories()).isZero();
    }

    @Test
    @Order(4)
    void refusesWithAProblemThatNamesTheState() {
        HttpResponse<String> hold = app.post(NOVEMBER + "/hold", "");
        assertThat(hold.statusCode()).isEqualTo(409);
        assertThat(hold.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(json(hold).get("detail").asString()).contains("it is sending");
        assertThat(app.get("/api/operator/newsletters/nope/editions/current", "application/json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.get("/api/operator/newsletters/meta-ai/editions/2026-13", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(app.get("/api/operator/newsletters/meta-ai/editions/2020-01", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(5)
    void showsTheEditionToEverybody() {
        assertThat(app.get("/editions", "text/html").body()).contains("/editions/meta-ai/2026-11");
        assertThat(app.get("/", "text/html").body())
                .contains(
                        "November 2026",
                        "href=\"/editions/meta-ai/2026-11\"",
                        "journey01a journey01b &lt;journey01c&gt;");
        HttpResponse<String> page = app.get("/editions/meta-ai/2026-11", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("journey01a").doesNotContain("token=");
        assertThat(app.get("/editions.atom", "*/*").body())
                .contains("<id>http://localhost:8080/editions/meta-ai/2026-11</id>");
        assertThat(app.get("/editions/meta-ai/2026-12", "text/html").statusCode())
                .isEqualTo(404);
        assertThat(app.get("/editions/meta-ai/soon", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void tellsOtherSystemsAsTheContractSays() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(getClass().getResourceAsStream("/contracts/deliveries.schema.json"));
        ConsumerRecord<String, String> record = firstProgress();

        assertThat(record.key()).isEqualTo("meta-ai/2026-11");
        assertThat(schema.validate(record.value(), InputFormat.JSON)).isEmpty();
        assertThat(record.value()).contains("\"sending\"");
    }

    @Test
    @Order(7)
    void keepsARecordThatIsNoArticleForAnOperatorToReplay() {
        publish("poison", "{\"id\": \"poison00\", \"title\":");
        await().atMost(PATIENCE).until(() -> deadLetters("poison").isPresent());
        JsonNode letter = deadLetters("poison").orElseThrow();
        assertThat(letter.get("reason").asString()).startsWith("not an article event");
        assertThat(letter.get("topic").asString()).isEqualTo("broadsheet.articles");

        String replay = "/api/operator/dead-letters/" + letter.get("id").asLong() + "/replay";
        assertThat(app.post(replay, "").statusCode()).isEqualTo(202);
        assertThat(app.post(replay, "").statusCode()).isEqualTo(409);
        // still no article: the replayed record comes back as another dead letter
        await().atMost(PATIENCE)
                .until(() -> json(app.get("/api/operator/dead-letters", "application/json"))
                                .get("total")
                                .asInt()
                        >= 2);
        assertThat(app.post("/api/operator/dead-letters/999999/replay", "").statusCode())
                .isEqualTo(404);
    }

    private static Optional<JsonNode> deadLetters(String key) {
        return json(app.get("/api/operator/dead-letters", "application/json"))
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("key").asString("").equals(key))
                .findFirst();
    }

    private static int stories() {
        HttpResponse<String> preview = app.get(CURRENT + "/preview", "application/json");
        return json(preview)
                .get("sections")
                .valueStream()
                .mapToInt(section -> section.get("stories").size())
                .sum();
    }

    private static ConsumerRecord<String, String> firstProgress() {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("broadsheet.deliveries").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return await().atMost(PATIENCE)
                    .until(() -> consumer.poll(Duration.ofMillis(200)), records -> !records.isEmpty())
                    .iterator()
                    .next();
        }
    }

    @SuppressWarnings("unchecked")
    private static void publish(String key, String value) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ((KafkaTemplate<String, String>) app.bean(KafkaTemplate.class))
                                .send("broadsheet.articles", key, value)
                                .get()
                        != null);
    }

    private static String event(String id, String title) {
        return """
                {"id": "%s", "revision": 1, "title": "%s", "url": "https://press.example/%s", "sourceId": "desk",
                 "sourceTitle": "The desk", "firstSeenAt": "2026-11-14T08:00:00Z", "later": {"unknown": true},
                 "summary": "%1$sd %1$se. %1$sf %1$sg.",
                 "topics": [{"id": "meta-ai", "score": 0.8, "threshold": 0.5, "explanation": "title: meta"}],
                 "sightings": [{"sourceId": "desk", "seenAt": "2026-11-14T08:00:00Z"}]}""".formatted(id, title, id);
    }
}
