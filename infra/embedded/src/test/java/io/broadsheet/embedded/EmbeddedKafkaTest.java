package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final String TOPIC = "notes";

    @TempDir
    Path data;

    @Test
    void keepsRecordsOverARestartEvenOnOtherPorts() throws Exception {
        try (var kafka = EmbeddedKafka.start(data.resolve("kafka"), LoopbackPorts.free(), LoopbackPorts.free())) {
            createTopic(kafka);
            send(kafka, 1);
        }
        try (var kafka = EmbeddedKafka.start(data.resolve("kafka"), LoopbackPorts.free(), LoopbackPorts.free())) {
            assertThat(read(kafka)).containsExactly("note 0");
        }
    }

    @Test
    void stopsWithinSeconds() throws Exception {
        int port = LoopbackPorts.free();
        var kafka = EmbeddedKafka.start(data.resolve("kafka"), port, LoopbackPorts.free());
        createTopic(kafka);
        long begin = System.nanoTime();
        kafka.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(LoopbackPorts.isFree(port)).isTrue();
    }

    @Test
    void namesThePortThatIsInUse() throws Exception {
        int port = LoopbackPorts.free();
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            int controller = LoopbackPorts.free();
            assertThatThrownBy(() -> EmbeddedKafka.start(data.resolve("kafka"), port, controller))
                    .hasMessage("port %d is in use", port);
        }
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedKafka kafka, int count) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(TOPIC, "note " + i)).get();
            }
        }
    }

    private static List<String> read(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }
}
