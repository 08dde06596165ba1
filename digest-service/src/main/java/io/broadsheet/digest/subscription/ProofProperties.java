package io.broadsheet.digest.subscription;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether a signup has to come with a proof of work, which costs a reader's browser a moment and a program that sends thousands
 * of them its time.
 *
 * @param required whether signups without one have to wait
 * @param effort the largest number that a browser may have to try, half of it on average; 1,000 to 10,000,000. A telephone tries
 *     about 100,000 a second
 * @param validFor how long a challenge can be answered, 1m to 1d
 * @param patience how old a form has to be that comes without a proof, as from browsers without scripts; 5s to 5m
 * @param withoutPerNetwork how many such signups one network may make in {@code digest.signup-window}, 0 to 1,000
 */
@Validated
@ConfigurationProperties("digest.proof-of-work")
record ProofProperties(
        @DefaultValue("false") boolean required,
        @Min(1000) @Max(10_000_000) @DefaultValue("50000") int effort,

        @NotNull @DurationMin(minutes = 1) @DurationMax(days = 1) @DefaultValue("20m")
        Duration validFor,

        @NotNull @DurationMin(seconds = 5) @DurationMax(minutes = 5) @DefaultValue("20s")
        Duration patience,

        @Min(0) @Max(1000) @DefaultValue("3") int withoutPerNetwork) {}
