package io.broadsheet.digest.edition;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/** Articles as the ingest service publishes them. */
final class PublishedArticles {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PublishedArticles() {}

    /** Waits until Kafka has it; with a time of its own if one is given. */
    @SuppressWarnings("unchecked")
    static void publish(EditionApp app, String key, String value, @Nullable Instant at) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ((KafkaTemplate<String, String>) app.bean(KafkaTemplate.class))
                                .send("broadsheet.articles", null, at == null ? null : at.toEpochMilli(), key, value)
                                .get()
                        != null);
    }

    /** As the ingest service tells of an article. */
    static String event(String id, String title, int revision, Instant seen) {
        return """
                {"id": "%1$s", "revision": %2$d, "title": "%3$s", "url": "https://press.example/%1$s", "sourceId": "desk",
                 "sourceTitle": "The desk", "firstSeenAt": "%4$s", "later": {"unknown": true},
                 "summary": "%1$sd %1$se. %1$sf %1$sg.",
                 "topics": [{"id": "meta-ai", "score": 0.8, "threshold": 0.5, "explanation": "title: meta"}],
                 "sightings": [{"sourceId": "desk", "seenAt": "%4$s"}]}""".formatted(id, revision, title, seen);
    }
}
