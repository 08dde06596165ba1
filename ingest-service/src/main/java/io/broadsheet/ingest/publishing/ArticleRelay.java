package io.broadsheet.ingest.publishing;

import io.broadsheet.ingest.article.ArticleEvent;
import io.broadsheet.ingest.article.ArticleOutbox;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Takes waiting articles to Kafka, at least once, and marks them only after the acknowledgements. */
final class ArticleRelay {

    private static final Logger log = LoggerFactory.getLogger(ArticleRelay.class);

    private final ArticleOutbox outbox;
    private final RecordSender sender;
    private final RelayLock lock;
    private final JsonMapper json;
    private final InstantSource clock;
    private final int batch;

    ArticleRelay(
            ArticleOutbox outbox,
            RecordSender sender,
            RelayLock lock,
            JsonMapper json,
            InstantSource clock,
            int batch) {
        this.outbox = outbox;
        this.sender = sender;
        this.lock = lock;
        this.json = json;
        this.clock = clock;
        this.batch = batch;
    }

    void relay() {
        lock.whileHeld(Topics.ARTICLES, this::relayBatch);
    }

    private boolean relayBatch() {
        List<ArticleEvent> waiting = outbox.waiting(batch);
        if (waiting.isEmpty()
                || !sender.send(waiting.stream().map(this::message).toList())) {
            return false;
        }
        outbox.acknowledged(waiting, clock.instant());
        log.info("articles published: count={}", waiting.size());
        return waiting.size() == batch;
    }

    private ProducerRecord<String, byte[]> message(ArticleEvent event) {
        return new ProducerRecord<>(Topics.ARTICLES, event.id(), json.writeValueAsBytes(event));
    }
}
