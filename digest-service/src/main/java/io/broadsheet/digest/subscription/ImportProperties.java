package io.broadsheet.digest.subscription;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How lists of readers come in.
 *
 * @param maxSize the largest file that may be uploaded; a row takes about 80 bytes
 * @param keep how long an import and its problems can be looked at, 1d to 365d
 */
@Validated
@ConfigurationProperties("digest.import")
record ImportProperties(
        @NotNull @DefaultValue("512MB") DataSize maxSize,

        @NotNull @DurationMin(days = 1) @DurationMax(days = 365) @DefaultValue("30d")
        Duration keep) {}
