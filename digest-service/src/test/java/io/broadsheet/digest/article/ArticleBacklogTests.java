package io.broadsheet.digest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.FreePorts;
import io.broadsheet.testsupport.TestKafka;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

class ArticleBacklogTests {

    private final String group = "backlog-" + UUID.randomUUID();

    @BeforeAll
    static void theServiceWouldDeclareTheTopic() throws Exception {
        try (Admin admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) TestKafka.bootstrapServers()))) {
            if (!admin.listTopics().names().get().contains(ArticleTopics.ARTICLES)) {
                admin.createTopics(List.of(new NewTopic(ArticleTopics.ARTICLES, 6, (short) 1)
                                .configs(Map.of("retention.ms", "-1"))))
                        .all()
                        .get();
            }
        }
    }

    @Test
    void isThereUntilEveryRecordWasProcessed() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(ArticleTopics.ARTICLES, "backlog", "no article"))
                    .get();
        }
        ConsumerFactory<Object, Object> consumers = consumers(TestKafka.bootstrapServers());
        ArticleBacklog backlog = new ArticleBacklog(consumers, group);
        assertThat(backlog.isEmpty()).isFalse();

        try (Consumer<Object, Object> consumer = consumers.createConsumer(group, "test", null)) {
            List<TopicPartition> partitions = consumer.partitionsFor(ArticleTopics.ARTICLES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
            consumer.endOffsets(partitions).forEach((partition, end) -> all.put(partition, new OffsetAndMetadata(end)));
            consumer.commitSync(all);
        }
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void isThereAsFarAsOneCanKnowWhileKafkaIsAway() {
        assertThat(new ArticleBacklog(consumers("127.0.0.1:" + FreePorts.next()), group).isEmpty())
                .isFalse();
    }

    private static ConsumerFactory<Object, Object> consumers(String servers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new DefaultKafkaConsumerFactory<>(settings);
    }
}
