package io.broadsheet.digest.subscription;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How readers sign up.
 *
 * @param tokenSecret signs the links in mails, 32 characters or more; without it and
 *     {@code tokenSecretFile} a key is generated at the first start and kept in the database, where it goes on verifying
 * @param tokenSecretFile file whose first line is the secret, for secrets mounted as files; further lines are former ones
 * @param formerTokenSecrets secrets that signed links in mails already sent: those links go on working
 * @param confirmWithin how long a link to confirm works, and after what time an unconfirmed request expires; 1h to 90d
 * @param remindAfter how long after a request the one reminder goes to who has not confirmed, 0 to 90d; 0, or no less than
 *     {@code confirmWithin}: no reminder
 * @param purgeAfter how long after it ended an unconfirmed request is forgotten, 1d to 3650d
 * @param goodbyeMail whether readers who leave get one last mail that says so
 * @param welcomeMail what readers get who have confirmed: {@code with-latest} (the latest edition's headlines in it, if there is
 *     one), {@code plain}, or {@code off}
 * @param refusedDomains domains that no signups are taken from, with all names below them
 * @param refusedDomainsFile file with further ones, a domain a line, such as a list of throw-away addresses; read again within
 *     half a minute when it changes
 * @param networkEvidence what the evidence of consent keeps of an IP address: {@code truncated} (IPv4 /24, IPv6 /48),
 *     {@code hashed} or {@code none}
 * @param confirmationCoolDown the least time between two confirmation mails to one address, doubled after each that was not
 *     answered, at most 128-fold; 1s to 1d
 * @param signupsPerNetwork how many requests one network (IPv4 /24, IPv6 /48) may make in {@code signupWindow}
 * @param signupsAltogether how many requests all networks together may make in {@code signupWindow}
 * @param pendingPerAddress how many newsletters may wait for one address to confirm within a day; further ones get the usual
 *     answer and send no mail; 1 to 100
 * @param localPartCase whether capital letters before the @ matter: {@code ignored}, so that Ada@ and ada@ are one reader, or
 *     {@code distinct}; to be set before the first reader comes
 * @param minimumFillTime a form that comes back sooner after it was shown is shown once more, 0 to 1m
 * @param requireFormStamp whether a form without the mark of when it was shown is shown once more, which also concerns forms on
 *     other sites and makes the JSON API refuse requests without one
 * @param embeddingOrigins sites whose scripts may use the JSON API, like {@code https://blog.example.org}, or {@code *}
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
        @DefaultValue List<@Size(min = 32) String> formerTokenSecrets,

        @NotNull @DurationMin(hours = 1) @DurationMax(days = 90) @DefaultValue("7d")
        Duration confirmWithin,

        @NotNull @DurationMin @DurationMax(days = 90) @DefaultValue("3d")
        Duration remindAfter,

        @NotNull @DurationMin(days = 1) @DurationMax(days = 3650) @DefaultValue("30d")
        Duration purgeAfter,

        @DefaultValue("true") boolean goodbyeMail,
        @NotNull @DefaultValue("with-latest") WelcomeMail welcomeMail,
        @DefaultValue List<String> refusedDomains,
        @Nullable Path refusedDomainsFile,
        @NotNull @DefaultValue("truncated") NetworkEvidence networkEvidence,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1) @DefaultValue("10m")
        Duration confirmationCoolDown,

        @Min(1) @DefaultValue("120") int signupsPerNetwork,
        @Min(1) @DefaultValue("30000") int signupsAltogether,
        @Min(1) @Max(100) @DefaultValue("3") int pendingPerAddress,

        @NotNull @DefaultValue("ignored") LocalPartCase localPartCase,

        @NotNull @DurationMin @DurationMax(minutes = 1) @DefaultValue("1s")
        Duration minimumFillTime,

        @DefaultValue("false") boolean requireFormStamp,
        @DefaultValue List<String> embeddingOrigins,

        @NotNull @DurationMin(minutes = 1) @DurationMax(days = 1) @DefaultValue("10m")
        Duration signupWindow,

        @NotBlank @DefaultValue("broadsheet.subscriptions") String subscriptionsTopic,
        @Min(1) @Max(1000) @DefaultValue("3") int subscriptionsPartitions,

        @NotNull @DurationMin(millis = 50) @DefaultValue("1s")
        Duration relayInterval) {}
