package io.broadsheet.ingest.source;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Shows a refused edit without calling the service unhealthy: it goes on with the last valid catalogue. */
final class CatalogueHealth implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING", "the file's last edit was refused");

    private final LiveCatalogue catalogue;

    CatalogueHealth(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Health health() {
        return catalogue
                .refusal()
                .map(refusal -> Health.status(WARNING).withDetail("refused", refusal.message()))
                .orElseGet(Health::up)
                .withDetail("topics", catalogue.current().topics().size())
                .withDetail("sources", catalogue.current().sources().size())
                .build();
    }
}
