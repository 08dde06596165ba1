package io.broadsheet.proof;

import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Kafka that goes and comes back, an article for the editions, and what the service tells others about sending. */
final class Broker implements AutoCloseable {

    private final Path directory;
    private final int port = FreePorts.next();
    private final int controllerPort = FreePorts.next();
    private EmbeddedKafka kafka;

    Broker(Path directory) {
        this.directory = directory;
        this.kafka = run();
    }

    String servers() {
        return kafka.bootstrapServers();
    }

    void publishArticle(Instant now) {
        String article = """
                {"id": "9d2e4470c1f0ab36", "revision": 1, "title": "A note from the desk", "summary": "%s", "sourceId": "desk",
                 "sourceTitle": "The desk", "firstSeenAt": "%s",
                 "topics": [{"id": "proof", "score": 1, "threshold": 0.5, "explanation": "all of it"}],
                 "sightings": [{"sourceId": "desk", "seenAt": "%s"}]}""".formatted("It is as it was. ".repeat(20), now, now);
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers()));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("broadsheet.articles", 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("broadsheet.articles", "9d2e4470c1f0ab36", article))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What broadsheet.deliveries says about one newsletter, oldest first. */
    List<JsonNode> progress(String newsletter) {
        List<JsonNode> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("broadsheet.deliveries").stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().startsWith(newsletter + "/")) {
                        records.add(JsonMapper.shared().readTree(record.value()));
                    }
                });
            }
        }
        return records;
    }

    void goAway() {
        kafka.close();
    }

    void comeBack() {
        kafka = run();
    }

    private EmbeddedKafka run() {
        try {
            return EmbeddedKafka.start(directory, port, controllerPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
