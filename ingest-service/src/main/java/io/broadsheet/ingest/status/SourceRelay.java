package io.broadsheet.ingest.status;

import io.broadsheet.ingest.publishing.RecordSender;
import io.broadsheet.ingest.publishing.RelayLock;
import io.broadsheet.ingest.publishing.Topics;
import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.LiveCatalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the list of sources as the catalogue has it, and Kafka informed about each of them. */
final class SourceRelay {

    private static final int BATCH = 500;
    /** So long Kafka is told nothing of a new source, as its first visit is about to tell. */
    private static final Duration FIRST_VISIT = Duration.ofSeconds(10);

    private final LiveCatalogue catalogue;
    private final SourceHealth health;
    private final SourceOutbox outbox;
    private final RecordSender sender;
    private final RelayLock lock;
    private final JsonMapper json;
    private final InstantSource clock;
    private @Nullable Catalogue aligned;
    private String after = "";

    SourceRelay(
            LiveCatalogue catalogue,
            SourceHealth health,
            SourceOutbox outbox,
            RecordSender sender,
            RelayLock lock,
            JsonMapper json,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.health = health;
        this.outbox = outbox;
        this.sender = sender;
        this.lock = lock;
        this.json = json;
        this.clock = clock;
    }

    void relay() {
        Catalogue current = catalogue.current();
        if (!current.equals(aligned)) {
            health.align(current, clock.instant());
            aligned = current;
        }
        lock.whileHeld(Topics.SOURCES, this::relayBatch);
    }

    private boolean relayBatch() {
        List<SourceOutbox.Unsent> unsent = outbox.unsent(after, clock.instant().minus(FIRST_VISIT), BATCH);
        boolean more = unsent.size() == BATCH;
        after = more ? unsent.getLast().id() : "";
        if (unsent.isEmpty() || !sender.send(unsent.stream().map(this::message).toList())) {
            return false;
        }
        outbox.acknowledged(unsent);
        return more;
    }

    private ProducerRecord<String, byte[]> message(SourceOutbox.Unsent unsent) {
        byte @Nullable [] value = unsent.status() == null ? null : json.writeValueAsBytes(unsent.status());
        return new ProducerRecord<>(Topics.SOURCES, unsent.id(), value);
    }
}
