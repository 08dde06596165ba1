package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.Mailbox;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether bounces can be read; not part of readiness, since they wait in the mailbox. */
final class MailboxHealthIndicator implements HealthIndicator {

    private final MailboxWatch watch;
    private final Mailbox mailbox;

    MailboxHealthIndicator(MailboxWatch watch, Mailbox mailbox) {
        this.watch = watch;
        this.mailbox = mailbox;
    }

    @Override
    public Health health() {
        Health.Builder health = watch.problem()
                .map(problem -> Health.down().withDetail("reason", problem))
                .orElseGet(Health::up);
        return health.withDetail("mailbox", mailbox.name()).build();
    }
}
