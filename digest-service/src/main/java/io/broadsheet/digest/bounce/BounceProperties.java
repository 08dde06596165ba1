package io.broadsheet.digest.bounce;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What bounces do to subscriptions; the mailbox they come to is {@code mail.inbox}.
 *
 * @param poll pause between two looks into the mailbox, 1 s to 1 day
 * @param batch mails that are read in one visit, 1 to 1,000
 * @param lease for how long one instance keeps others from reading too, 10 s to 1 h
 * @param softLimit soft bounces in a row that suspend a subscription, 1 to 100 …
 * @param softPeriod … if they are spread over at least this time, 0 s to 365 days
 * @param arrivedAfter a mail that has not come back for so long has arrived, and a streak of soft bounces ends, 1 h to 60 days
 * @param forgetAfter soft bounces further apart than this are no streak, 1 day to 730 days
 * @param keep how long operators can look at a bounce, 1 day to 10 years
 */
@Validated
@ConfigurationProperties("digest.bounces")
record BounceProperties(
        @DefaultValue("1m") Duration poll,
        @DefaultValue("50") @Min(1) @Max(1000) int batch,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("5") @Min(1) @Max(100) int softLimit,
        @DefaultValue("7d") Duration softPeriod,
        @DefaultValue("6d") Duration arrivedAfter,
        @DefaultValue("180d") Duration forgetAfter,
        @DefaultValue("400d") Duration keep) {

    BounceProperties {
        within("poll", poll, Duration.ofSeconds(1), Duration.ofDays(1));
        within("lease", lease, Duration.ofSeconds(10), Duration.ofHours(1));
        within("soft-period", softPeriod, Duration.ZERO, Duration.ofDays(365));
        within("arrived-after", arrivedAfter, Duration.ofHours(1), Duration.ofDays(60));
        within("forget-after", forgetAfter, Duration.ofDays(1), Duration.ofDays(730));
        within("keep", keep, Duration.ofDays(1), Duration.ofDays(3650));
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("digest.bounces.%s is %s s, but must be between %s s and %s s"
                    .formatted(name, value.toSeconds(), least.toSeconds(), most.toSeconds()));
        }
    }
}
