package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.broadsheet.testsupport.TestKafka;
import io.broadsheet.testsupport.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class SubscriptionRelayTest {

    private static final String TOPIC = "relay-test.subscriptions";

    @Test
    void tellsKafkaOfEveryTransitionInOrder() throws IOException {
        try (ReaderApp app = ReaderApp.start(TestKafka.bootstrapServers(), "digest.subscriptions-topic=" + TOPIC)) {
            UUID id = app.active("told@example.org");
            app.bean(Standing.class).pause(id, ReaderApp.START.plusSeconds(60), Origin.of("preferences-page"));
            app.bean(Standing.class).resume(id, Origin.of("preferences-page"));
            app.bean(Standing.class).suspend(id, "operator");
            app.bean(Standing.class).reinstate(id, "operator");
            app.bean(Transitions.class).unsubscribe(id, Origin.of("one-click"));
            List<ConsumerRecord<String, String>> records = read(TOPIC, 7);

            assertThat(records).allSatisfy(each -> assertThat(each.key()).isEqualTo(id.toString()));
            assertThat(records).extracting(ConsumerRecord::value).allSatisfy(SubscriptionRelayTest::validate);
            assertThat(records.get(0).value()).contains("\"type\":\"requested\"", "\"at\":\"2026-11-03T09:00:00Z\"");
            assertThat(records.get(1).value()).contains("\"type\":\"confirmed\"");
            assertThat(records.get(6).value()).contains("\"type\":\"unsubscribed\"");
            assertThat(records).noneMatch(each -> each.value().contains("told@"));
            await().untilAsserted(
                            () -> assertThat(app.bean(SubscriptionEvents.class).unpublished(10))
                                    .isEmpty());
        }
    }

    @Test
    void takesSignupsWhileKafkaIsAwayAndTellsItLater() {
        String database = TestPostgres.freshDatabase();
        String topic = "relay-later.subscriptions";
        try (ReaderApp app = ReaderApp.on(
                database,
                "localhost:1",
                "digest.subscriptions-topic=" + topic,
                "spring.kafka.admin.operation-timeout=1s",
                "spring.kafka.producer.properties.max.block.ms=500")) {
            assertThat(app.post("/subscriptions", Map.of("email", "patient@example.org"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(app.state("patient@example.org")).isEqualTo(SubscriptionState.PENDING);
            assertThat(app.bean(SubscriptionEvents.class).unpublished(10)).hasSize(1);
        }
        try (ReaderApp app =
                ReaderApp.on(database, TestKafka.bootstrapServers(), "digest.subscriptions-topic=" + topic)) {
            assertThat(read(topic, 1).getFirst().value()).contains("\"type\":\"requested\"");
            assertThat(app.state("patient@example.org")).isEqualTo(SubscriptionState.PENDING);
        }
    }

    private static List<ConsumerRecord<String, String>> read(String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", TestKafka.bootstrapServers(),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    private static void validate(String json) {
        try (InputStream schema =
                SubscriptionRelayTest.class.getResourceAsStream("/contracts/subscriptions.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                            .validate(json, InputFormat.JSON))
                    .isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
