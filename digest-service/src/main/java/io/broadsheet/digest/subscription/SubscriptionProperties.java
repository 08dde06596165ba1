package io.broadsheet.digest.subscription;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How readers sign up.
 *
 * @param tokenSecret signs the links in mails, 32 characters or more; changing it breaks the links already sent. Without
 *     it and {@code tokenSecretFile} a key is generated at the first start and kept in the database
 * @param tokenSecretFile file whose first line is the secret, for secrets mounted as files
 * @param confirmWithin how long a link to confirm works, and after what time an unconfirmed request expires; 1h to 90d
 * @param confirmationCoolDown the least time between two confirmation mails to one address, doubled after each that was not
 *     answered, at most 128-fold; 1s to 1d
 * @param signupsPerNetwork how many requests one network (IPv4 /24, IPv6 /48) may make in {@code signupWindow}
 * @param signupWindow 1m to 1d
 * @param subscriptionsTopic Kafka topic that tells other systems of every transition
 * @param subscriptionsPartitions of that topic when this service creates it
 * @param relayInterval pause between two looks for transitions to publish, 50ms or more
 */
@Validated
@ConfigurationProperties("digest")
record SubscriptionProperties(
        @Size(min = 32) @Nullable String tokenSecret,
        @Nullable Path tokenSecretFile,

        @NotNull @DurationMin(hours = 1) @DurationMax(days = 90) @DefaultValue("7d")
        Duration confirmWithin,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1) @DefaultValue("10m")
        Duration confirmationCoolDown,

        @Min(1) @DefaultValue("120") int signupsPerNetwork,

        @NotNull @DurationMin(minutes = 1) @DurationMax(days = 1) @DefaultValue("10m")
        Duration signupWindow,

        @NotBlank @DefaultValue("broadsheet.subscriptions") String subscriptionsTopic,
        @Min(1) @Max(1000) @DefaultValue("3") int subscriptionsPartitions,

        @NotNull @DurationMin(millis = 50) @DefaultValue("1s")
        Duration relayInterval) {}
