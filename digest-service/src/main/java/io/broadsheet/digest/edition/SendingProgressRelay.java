package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionEvents.Outgoing;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes what happened to editions, in order, at least once: an event is marked only after Kafka has it. */
final class SendingProgressRelay {

    static final String TOPIC = "broadsheet.deliveries";

    private static final int BATCH = 100;

    private final EditionEvents events;
    private final KafkaTemplate<String, String> kafka;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SendingProgressRelay(
            EditionEvents events,
            KafkaTemplate<String, String> kafka,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.events = events;
        this.kafka = kafka;
        this.transaction = transaction;
        this.clock = clock;
    }

    void relay() {
        transaction.executeWithoutResult(_ -> {
            List<Outgoing> batch = events.lockPublishing() ? events.unpublished(BATCH) : List.of();
            if (!batch.isEmpty()) {
                CompletableFuture.allOf(batch.stream().map(this::send).toArray(CompletableFuture[]::new))
                        .join();
                events.published(batch.stream().map(Outgoing::id).toList(), clock.instant());
            }
        });
    }

    private CompletableFuture<?> send(Outgoing event) {
        return kafka.send(TOPIC, event.key(), event.value());
    }
}
