package io.broadsheet.digest.delivery;

import io.broadsheet.digest.delivery.DomainLimits.DomainGroup;
import io.broadsheet.digest.mail.Rate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails leave; how many at once is {@code mail.connections}.
 *
 * @param enabled whether this instance sends at all; others may do it for an instance that only serves pages
 * @param batch mails that are claimed at once, 1 to 1,000
 * @param poll how often to look for due mails when there were none, 50 ms to 1 min
 * @param lease how long after its last sign of life another worker takes over a worker's mails, 5 s to 1 h
 * @param rate most mails that all instances together send, like {@code 50/s} or {@code 500/h}; 0: as many as the servers take
 * @param instanceRate most mails that this instance sends
 * @param domainRate most mails that all instances together send to one recipients' domain
 * @param domains domains with a rate of their own, by a name for them
 * @param slowDown whether a domain whose servers say "too many" gets half as many mails, and more again as time passes
 * @param quietHours in which editions wait, like {@code 22:00-07:00}; empty: none
 * @param quietZone whose clocks tell them
 * @param retryAfter waiting times after each attempt that was answered "not now", each 1 s to 7 days; the last one repeats
 * @param attempts how often to try before giving up, 1 to 1,000; time without a reachable server does not count
 * @param pauseAfterFailures an edition pauses when so many of its mails in a row failed for good, 1 to 1,000,000
 * @param drain how long mails on their way may take to arrive when the service stops, 1 s to 10 min; keep it below
 *     {@code spring.lifecycle.timeout-per-shutdown-phase}
 */
@Validated
@ConfigurationProperties("digest.delivery")
record DeliveryProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("200") @Min(1) @Max(1000) int batch,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("40s") Duration lease,
        @DefaultValue("0") Rate rate,
        @DefaultValue("0") Rate instanceRate,
        @DefaultValue("0") Rate domainRate,
        @DefaultValue Map<String, DomainGroup> domains,
        @DefaultValue("true") boolean slowDown,
        @DefaultValue("") String quietHours,
        @DefaultValue("UTC") ZoneId quietZone,

        @DefaultValue({"1m", "5m", "30m", "2h", "4h"}) @NotEmpty
        List<Duration> retryAfter,

        @DefaultValue("20") @Min(1) @Max(1000) int attempts,
        @DefaultValue("100") @Min(1) @Max(1_000_000) int pauseAfterFailures,
        @DefaultValue("25s") Duration drain) {

    DeliveryProperties {
        within("poll", poll, Duration.ofMillis(50), Duration.ofMinutes(1));
        within("lease", lease, Duration.ofSeconds(5), Duration.ofHours(1));
        within("drain", drain, Duration.ofSeconds(1), Duration.ofMinutes(10));
        QuietHours.of(quietHours, quietZone);
        retryAfter.forEach(each -> within("retry-after", each, Duration.ofSeconds(1), Duration.ofDays(7)));
    }

    QuietHours quiet() {
        return QuietHours.of(quietHours, quietZone);
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("digest.delivery.%s is %s ms, but must be between %s ms and %s ms"
                    .formatted(name, value.toMillis(), least.toMillis(), most.toMillis()));
        }
    }
}
