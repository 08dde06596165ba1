package io.broadsheet.digest.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells Kafka of every transition, at least once and in order for each subscription. An event is marked only after the
 * acknowledgement; while Kafka is away the events wait in their table.
 */
class SubscriptionRelay {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionRelay.class);
    private static final int BATCH = 500;
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 30;

    private final TransactionOperations transaction;
    private final SubscriptionEvents events;
    private final KafkaOperations<Object, Object> kafka;
    private final JsonMapper json;
    private final String topic;

    SubscriptionRelay(
            TransactionOperations transaction,
            SubscriptionEvents events,
            KafkaOperations<Object, Object> kafka,
            JsonMapper json,
            String topic) {
        this.transaction = transaction;
        this.events = events;
        this.kafka = kafka;
        this.json = json;
        this.topic = topic;
    }

    @Scheduled(fixedDelayString = "${digest.relay-interval:1s}")
    void publish() {
        try {
            int published;
            do {
                published = transaction.execute(status -> events.lockOutbox() ? publishBatch() : 0);
            } while (published == BATCH);
        } catch (DataAccessException | TransactionException e) {
            log.warn("subscription events wait, database trouble: {}", e.getMessage());
        }
    }

    private int publishBatch() {
        List<SubscriptionMessage> batch = events.unpublished(BATCH);
        List<SubscriptionMessage> acknowledged = send(batch);
        if (!acknowledged.isEmpty()) {
            events.published(acknowledged);
            log.debug("subscription events published count={}", acknowledged.size());
        }
        return acknowledged.size();
    }

    /** Those before the first failure: the rest is sent again, or a reader's events would change places. */
    private List<SubscriptionMessage> send(List<SubscriptionMessage> batch) {
        List<SubscriptionMessage> acknowledged = new ArrayList<>();
        try {
            List<CompletableFuture<?>> results = new ArrayList<>();
            for (SubscriptionMessage message : batch) {
                results.add(kafka.send(topic, message.subscriptionId().toString(), json.writeValueAsString(message)));
            }
            for (int i = 0; i < batch.size(); i++) {
                results.get(i)
                        .orTimeout(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS)
                        .join();
                acknowledged.add(batch.get(i));
            }
        } catch (KafkaException | org.springframework.kafka.KafkaException | CompletionException e) {
            log.warn(
                    "subscription events wait for Kafka count={} reason={}",
                    batch.size() - acknowledged.size(),
                    e.getMessage());
        }
        return acknowledged;
    }
}
