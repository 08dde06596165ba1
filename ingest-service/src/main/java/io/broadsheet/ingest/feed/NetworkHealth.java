package io.broadsheet.ingest.feed;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Shows that our own network seems down without calling the service unhealthy: a restart would not mend it. */
final class NetworkHealth implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING", "no feed can be reached");

    private final OwnNetwork network;

    NetworkHealth(OwnNetwork network) {
        this.network = network;
    }

    @Override
    public Health health() {
        return network.downSince()
                .map(since -> Health.status(WARNING)
                        .withDetail("downSince", since)
                        .withDetail(
                                "todo",
                                "check this machine's connection, name service and firewall; no feed is blamed meanwhile")
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
