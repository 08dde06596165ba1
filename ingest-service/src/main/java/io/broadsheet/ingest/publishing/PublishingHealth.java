package io.broadsheet.ingest.publishing;

import io.broadsheet.ingest.article.ArticleOutbox;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while Kafka does not take what is recorded; says how much waits. */
final class PublishingHealth implements HealthIndicator {

    private final Outage outage;
    private final ArticleOutbox outbox;

    PublishingHealth(Outage outage, ArticleOutbox outbox) {
        this.outage = outage;
        this.outbox = outbox;
    }

    @Override
    public Health health() {
        return outage.current()
                .map(reason -> Health.down().withDetail("kafka", reason))
                .orElseGet(Health::up)
                .withDetail("pending", outbox.pending())
                .build();
    }
}
