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
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;

/** From an event in Kafka to a page in the archive, over HTTP, in the order in which an operator goes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EditionJourneyTests {

    private static final String CURRENT = "/api/operator/newsletters/meta-ai/editions/current";
    private static final String NOVEMBER = "/api/operator/newsletters/meta-ai/editions/2026-11";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant SEEN = Instant.parse("2026-11-14T08:00:00Z");
    private static EditionApp app;

    @BeforeAll
    static void anArticleIsPublished() {
        app = EditionApp.start(TestKafka.bootstrapServers());
        app.bean(JdbcClient.class).sql("""
                insert into subscription (newsletter, email, email_key, state, requested_at, created_at)
                values ('meta-ai', 'ada@example.org', 'ada@example.org', 'active', now(), now())""").update();
        for (String topic : List.of("journey01", "journey02", "journey03")) {
            PublishedArticles.publish(
                    app,
                    topic,
                    PublishedArticles.event(topic, "Meta %1$sa %1$sb <%1$sc>".formatted(topic), 1, SEEN),
                    SEEN);
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
    void takesEditsAsOftenAsTheyAreMadeAndRemembersWhoMadeThem() {
        String last = leads().getLast();
        assertThat(app.put(CURRENT + "/pins/" + last, "").statusCode()).isEqualTo(200);
        assertThat(app.put(CURRENT + "/pins/" + last, "").statusCode()).isEqualTo(200);
        assertThat(leads().getFirst()).isEqualTo(last);
        assertThat(app.delete(CURRENT + "/pins/" + last).statusCode()).isEqualTo(200);

        String first = leads().getFirst();
        assertThat(app.put(CURRENT + "/exclusions/" + first + "?reason=too+loud", "")
                        .statusCode())
                .isEqualTo(200);
        JsonNode out = json(app.get(CURRENT + "/preview", "application/json"))
                .get("leftOut")
                .get(0);
        assertThat(out.get("reason").asString()).isEqualTo("excluded: too loud");
        assertThat(app.delete(CURRENT + "/exclusions/" + first).statusCode()).isEqualTo(200);

        String order = "{\"articles\":[\"%s\"]}".formatted(last);
        assertThat(app.put(CURRENT + "/order", order).statusCode()).isEqualTo(200);
        assertThat(leads().getFirst()).isEqualTo(last);
        assertThat(app.put(CURRENT + "/intro", "{\"text\":\"Dear <reader>,\\n\\nread this.\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.get(CURRENT + "/preview", "text/html").body()).contains("Dear &lt;reader&gt;,", ">read this.<");

        assertThat(app.put(CURRENT + "/pins/nothing", "").statusCode()).isEqualTo(404);
        assertThat(app.put(CURRENT + "/intro", "{}").statusCode()).isEqualTo(400);
        assertThat(app.post(CURRENT + "/regenerate", "").statusCode()).isEqualTo(409);
        JsonNode history = json(app.get(CURRENT, "application/json")).get("history");
        assertThat(history.valueStream()
                        .filter(entry -> entry.get("what").asString().equals("edited"))
                        .map(entry -> entry.get("who").asString() + ": "
                                + entry.get("detail").asString()))
                .containsExactly(
                        "operator: pinned " + last,
                        "operator: no longer pinned " + last,
                        "operator: excluded " + first,
                        "operator: no longer excluded " + first,
                        "operator: ordered " + last,
                        "operator: introduction of 26 characters");
    }

    @Test
    @Order(4)
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
    @Order(5)
    void refusesWithAProblemThatNamesTheState() {
        HttpResponse<String> hold = app.post(NOVEMBER + "/hold", "");
        assertThat(hold.statusCode()).isEqualTo(409);
        assertThat(hold.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(json(hold).get("detail").asString()).contains("it is sending");
        assertThat(app.put(NOVEMBER + "/intro", "{\"text\":\"Too late\"}").statusCode())
                .isEqualTo(409);
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
    void makesAnEditionThatWasSentEarlyAnewToTheByte() {
        HttpResponse<String> rebuilt = app.get(NOVEMBER + "/rebuilt", "text/html");

        assertThat(rebuilt.statusCode()).as(rebuilt.body()).isEqualTo(200);
        assertThat(rebuilt.body())
                .isEqualTo(app.get(NOVEMBER + "/preview", "text/html").body());
        assertThat(rebuilt.headers().firstValue("Broadsheet-Same-As-Stored")).contains("true");
        assertThat(rebuilt.body())
                .contains("Hello,", "/unsubscribe?token=preview")
                .doesNotContain("GREETING");
        assertThat(app.get(NOVEMBER + "/rebuilt?to=2026-11-14T07:00:00Z", "text/html")
                        .body())
                .doesNotContain("journey01a");
        assertThat(app.get(NOVEMBER + "/rebuilt?to=2024-11-14T07:00:00Z", "text/html")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(6)
    void showsTheEditionToEverybody() {
        assertThat(app.get("/editions", "text/html").body()).contains("/editions/meta-ai/2026-11");
        assertThat(app.get("/", "text/html").body())
                .contains(
                        "November 2026",
                        "href=\"/editions/meta-ai/2026-11\"",
                        "journey01a journey01b &lt;journey01c&gt;");
        HttpResponse<String> page = app.get("/editions/meta-ai/2026-11", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("journey01a", "Dear &lt;reader&gt;,")
                .contains("<link rel=\"canonical\" href=\"http://localhost:8080/editions/meta-ai/2026-11\">")
                .contains("<meta property=\"og:type\" content=\"article\">")
                .doesNotContain("token=");
        assertThat(page.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        assertThat(app.getIfChanged(
                                "/editions/meta-ai/2026-11",
                                page.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<String> picture = app.get("/editions/meta-ai/2026-11.png", "*/*");
        boolean drawn = picture.statusCode() == 200; // or the machine has no fonts
        assertThat(picture.headers().firstValue("Content-Type").orElse("").equals("image/png"))
                .isEqualTo(drawn);
        assertThat(page.body().contains("content=\"http://localhost:8080/editions/meta-ai/2026-11.png\""))
                .isEqualTo(drawn);
        assertThat(app.get("/editions/meta-ai/2026-10.png", "*/*").statusCode()).isEqualTo(404);
        assertThat(app.get("/sitemap.xml", "*/*").body())
                .contains("<loc>http://localhost:8080/editions/meta-ai/2026-11</loc>");
        assertThat(app.get("/editions/meta-ai.atom", "*/*").body())
                .contains("<id>http://localhost:8080/editions/meta-ai/2026-11</id>")
                .contains("&lt;h3&gt;&lt;a href=");
        assertThat(app.get("/editions/nothing.atom", "*/*").statusCode()).isEqualTo(404);
        assertThat(app.get("/editions.atom", "*/*").body())
                .contains("<id>http://localhost:8080/editions/meta-ai/2026-11</id>");
        assertThat(app.get("/editions/meta-ai/2026-12", "text/html").statusCode())
                .isEqualTo(404);
        assertThat(app.get("/editions/meta-ai/soon", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void tellsOtherSystemsAsTheContractSays() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(getClass().getResourceAsStream("/contracts/deliveries.schema.json"));
        ConsumerRecord<String, String> record = firstProgress();

        assertThat(record.key()).isEqualTo("meta-ai/2026-11");
        assertThat(schema.validate(record.value(), InputFormat.JSON)).isEmpty();
        assertThat(record.value()).contains("\"sending\"");
    }

    private static List<String> leads() {
        return json(app.get(CURRENT + "/preview", "application/json"))
                .get("sections")
                .valueStream()
                .flatMap(section -> section.get("stories").valueStream())
                .map(story -> story.get("lead").get("id").asString())
                .toList();
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
}
