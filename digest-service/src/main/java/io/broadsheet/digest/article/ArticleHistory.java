package io.broadsheet.digest.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The articles as the topic alone tells of them, at any time of the past: the tables are not asked. */
public final class ArticleHistory {

    private static final Duration POLL = Duration.ofSeconds(5);
    /** So many polls in a row without a record mean that Kafka is away. */
    private static final int PATIENCE = 6;

    private final ConsumerFactory<Object, Object> consumers;
    private final JsonMapper json;

    ArticleHistory(ConsumerFactory<Object, Object> consumers, JsonMapper json) {
        this.consumers = consumers;
        this.json = json;
    }

    /**
     * An article as it was.
     *
     * @param since when the topic had its first record
     */
    public record Told(Article article, Instant since) {}

    /**
     * Every article of which there was a record, at its highest revision then; in the order they were first seen.
     *
     * @param until records after this do not count
     * @throws IllegalStateException when Kafka does not answer
     */
    public List<Told> asOf(Instant until) {
        Map<String, Told> byId = new HashMap<>();
        try (Consumer<Object, Object> consumer = consumers.createConsumer(null, "history", null)) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(ArticleTopics.ARTICLES)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (int silent = 0;
                    ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()); ) {
                var records = consumer.poll(POLL);
                silent = records.isEmpty() ? silent + 1 : 0;
                if (silent == PATIENCE) {
                    throw new IllegalStateException("Kafka did not answer; nothing was rebuilt");
                }
                records.forEach(record -> {
                    if (record.timestamp() <= until.toEpochMilli()) {
                        take(record, byId);
                    }
                });
            }
        }
        return byId.values().stream()
                .sorted(Comparator.comparing((Told told) -> told.article().firstSeenAt())
                        .thenComparing(told -> told.article().id()))
                .toList();
    }

    private void take(ConsumerRecord<Object, Object> record, Map<String, Told> byId) {
        read(record).ifPresent(article -> {
            Instant at = Instant.ofEpochMilli(record.timestamp());
            Told before = byId.get(article.id());
            if (before == null) {
                byId.put(article.id(), new Told(article, at));
            } else {
                boolean newer = article.revision() > before.article().revision();
                byId.put(
                        article.id(),
                        new Told(
                                newer ? seenFirst(article, before.article()) : before.article(),
                                at.isBefore(before.since()) ? at : before.since()));
            }
        });
    }

    /** As the table does: the first sighting that is known stays. */
    private static Article seenFirst(Article newer, Article older) {
        return new Article(
                newer.id(),
                newer.revision(),
                newer.url(),
                newer.title(),
                newer.author(),
                newer.sourceId(),
                newer.sourceTitle(),
                newer.publishedAt(),
                older.firstSeenAt(),
                newer.language(),
                newer.summary(),
                newer.text(),
                newer.imageUrl(),
                newer.wordCount(),
                newer.tags(),
                newer.topics(),
                newer.sightings());
    }

    /** What is no article has become a dead letter and is in no edition. */
    private Optional<Article> read(ConsumerRecord<Object, Object> record) {
        try {
            return Optional.of(ArticleListener.read(json, (String) record.value()));
        } catch (UnusableRecord e) {
            return Optional.empty();
        }
    }
}
