package io.broadsheet.digest.subscription;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether a service that has just started practises.
 *
 * @param rehearsal how long at most, 0 to 2m; 0: not at all
 */
@Validated
@ConfigurationProperties("digest")
record RehearsalProperties(
        @NotNull @DurationMin @DurationMax(minutes = 2) @DefaultValue("0s")
        Duration rehearsal) {}
