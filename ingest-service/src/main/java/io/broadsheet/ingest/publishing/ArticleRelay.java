package io.broadsheet.ingest.publishing;

import io.broadsheet.ingest.article.ArticleEvent;
import io.broadsheet.ingest.article.ArticleOutbox;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Takes waiting articles to Kafka, at least once, and takes them out of the outbox only after the acknowledgements. */
final class ArticleRelay {

    private static final Logger log = LoggerFactory.getLogger(ArticleRelay.class);

    private final ArticleOutbox outbox;
    private final RecordSender sender;
    private final RelayLock lock;
    private final JsonMapper json;
    private final int batch;

    ArticleRelay(ArticleOutbox outbox, RecordSender sender, RelayLock lock, JsonMapper json, int batch) {
        this.outbox = outbox;
        this.sender = sender;
        this.lock = lock;
        this.json = json;
        this.batch = batch;
    }

    void relay() {
        lock.whileHeld(Topics.ARTICLES, this::relayBatch);
    }

    private boolean relayBatch() {
        ArticleOutbox.Waiting waiting = outbox.waiting(batch);
        if (waiting.isEmpty()
                || !sender.send(waiting.events().stream().map(this::message).toList())) {
            return false;
        }
        outbox.acknowledged(waiting);
        log.info("articles published: count={}", waiting.events().size());
        return waiting.places().size() == batch;
    }

    private ProducerRecord<String, byte[]> message(ArticleEvent event) {
        return new ProducerRecord<>(Topics.ARTICLES, event.id(), json.writeValueAsBytes(event));
    }
}
