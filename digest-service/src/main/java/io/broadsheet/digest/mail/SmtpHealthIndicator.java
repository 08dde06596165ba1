package io.broadsheet.digest.mail;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says whether mails can leave by at least one route, and which ones cannot be reached; not part of readiness, since pages work
 * and mails wait without it.
 */
final class SmtpHealthIndicator implements HealthIndicator {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final MailRoutes routes;

    SmtpHealthIndicator(MailRoutes routes) {
        this.routes = routes;
    }

    @Override
    public Health health() {
        Map<String, String> problems = new LinkedHashMap<>();
        routes.all().forEach(route -> route.problem(FRESH).ifPresent(problem -> problems.put(route.name(), problem)));
        Health.Builder health = problems.size() < routes.all().size() ? Health.up() : Health.down();
        Optional<String> first = problems.values().stream().findFirst();
        first.ifPresent(problem -> health.withDetail("reason", problem));
        if (routes.all().size() == 1) {
            MailTransport only = routes.all().getFirst();
            return health.withDetail("server", only.address())
                    .withDetail("security", only.security())
                    .build();
        }
        routes.all()
                .forEach(route -> health.withDetail(
                        route.name(),
                        "%s, %s: %s"
                                .formatted(
                                        route.address(),
                                        route.security(),
                                        problems.getOrDefault(route.name(), "fine"))));
        return health.build();
    }
}
