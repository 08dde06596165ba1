package io.broadsheet.digest.mail;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether the mail server can be reached; not part of readiness, since pages work and mails wait without it. */
final class SmtpHealthIndicator implements HealthIndicator {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final MailTransport transport;
    private final MailProperties properties;

    SmtpHealthIndicator(MailTransport transport, MailProperties properties) {
        this.transport = transport;
        this.properties = properties;
    }

    @Override
    public Health health() {
        Health.Builder health = transport
                .problem(FRESH)
                .map(problem -> Health.down().withDetail("reason", problem))
                .orElseGet(Health::up);
        return health.withDetail("server", properties.host() + ":" + properties.port())
                .withDetail("security", properties.security().spelling())
                .build();
    }
}
