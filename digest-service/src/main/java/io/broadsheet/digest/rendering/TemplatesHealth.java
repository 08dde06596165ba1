package io.broadsheet.digest.rendering;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Says which of an operator's templates are refused: readers get the last good ones meanwhile, so the service is up. */
final class TemplatesHealth implements HealthIndicator {

    private final OwnTemplates own;

    TemplatesHealth(OwnTemplates own) {
        this.own = own;
    }

    @Override
    public Health health() {
        Map<String, String> refused = own.refused();
        Health.Builder health = Health.status(Status.UP);
        return refused.isEmpty()
                ? health.build()
                : health.withDetail("refused", refused).build();
    }
}
