package io.broadsheet.digest.article;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/** Says whether the tables have everything that the topic has: after an absence, they have not for a while. */
public final class ArticleBacklog {

    private static final Logger log = LoggerFactory.getLogger(ArticleBacklog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConsumerFactory<Object, Object> consumers;
    private final String group;

    ArticleBacklog(ConsumerFactory<Object, Object> consumers, String group) {
        this.consumers = consumers;
        this.group = group;
    }

    /** Whether every record was processed; not, as far as one can know, while Kafka does not answer. */
    public boolean isEmpty() {
        try (Consumer<Object, Object> consumer = consumers.createConsumer(group, "backlog", null)) {
            Set<TopicPartition> partitions = new HashSet<>();
            consumer.partitionsFor(ArticleTopics.ARTICLES, PATIENCE)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            Map<TopicPartition, OffsetAndMetadata> done = consumer.committed(partitions, PATIENCE);
            return partitions.stream().allMatch(partition -> {
                OffsetAndMetadata committed = done.get(partition);
                long next = committed == null ? begins.getOrDefault(partition, 0L) : committed.offset();
                return next >= ends.getOrDefault(partition, 0L);
            });
        } catch (KafkaException e) {
            log.debug("backlog unknown: reason={}", e.getMessage());
            return false;
        }
    }
}
