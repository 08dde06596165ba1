package io.broadsheet.digest.article;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;

/** Brings dead letters to where an operator sees them. */
class DeadLetterListener {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterListener.class);

    private final DeadLetters deadLetters;

    DeadLetterListener(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @KafkaListener(
            id = "dead-letters",
            groupId = "${digest.articles.group:digest-articles}-dead",
            topics = ArticleTopics.DEAD_LETTERS,
            containerFactory = "deadLetterListeners")
    void on(ConsumerRecord<String, String> dead) {
        var position = new DeadLetters.Position(dead.topic(), dead.partition(), dead.offset());
        String topic = header(dead, KafkaHeaders.DLT_ORIGINAL_TOPIC, ArticleTopics.ARTICLES);
        String reason = header(dead, ArticleTopics.REASON, "not said");
        if (deadLetters.store(position, topic, dead.key(), dead.value(), reason)) {
            log.warn("dead letter stored: topic={} key={} reason={}", topic, dead.key(), reason);
        }
    }

    private static String header(ConsumerRecord<String, String> dead, String name, String otherwise) {
        Header header = dead.headers().lastHeader(name);
        return header == null || header.value() == null
                ? otherwise
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
