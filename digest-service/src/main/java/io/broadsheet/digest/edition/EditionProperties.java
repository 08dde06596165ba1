package io.broadsheet.digest.edition;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How editions are made and watched.
 *
 * @param reconcileInterval pause between two looks for months that closed and editions that are done; 100ms to 1h
 * @param waitForArticles how long an edition that closed waits for articles that are still to come from Kafka, after an
 *     absence or while Kafka is away, however often the service is started anew meanwhile; 0 to 7d
 * @param mailSize how large the HTML of a mail may become before it is trimmed; Gmail clips at 102 KB, and the links of a
 *     recipient need some of that
 * @param partitions of the topic broadsheet.deliveries when this service creates it; 1 to 1000
 * @param replicas copies of each of its records; 1 to the number of brokers
 */
@Validated
@ConfigurationProperties("digest.editions")
record EditionProperties(
        @NotNull @DurationMin(millis = 100) @DurationMax(hours = 1) @DefaultValue("2s")
        Duration reconcileInterval,

        @NotNull @DurationMin @DurationMax(days = 7) @DefaultValue("1h")
        Duration waitForArticles,

        @NotNull @DefaultValue("96KB") DataSize mailSize,
        @Min(1) @Max(1000) @DefaultValue("3") int partitions,
        @Min(1) @Max(15) @DefaultValue("1") short replicas) {

    EditionProperties {
        if (mailSize.toBytes() < 20_000 || mailSize.toBytes() > 102_000) {
            throw new IllegalArgumentException(
                    "digest.editions.mail-size is %s; it must be between 20KB and 99KB".formatted(mailSize));
        }
    }
}
