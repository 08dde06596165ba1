package io.broadsheet.ingest.publishing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How records get to Kafka.
 *
 * @param interval pause between two looks for what is waiting; 50 ms to 1 min
 * @param batch most articles sent before their acknowledgements are awaited; 1 to 5,000
 * @param acknowledgementTimeout how long Kafka may take for a batch; 1 s to 2 min
 * @param remindEvery while Kafka is away: time between two warnings in the log; 1 s to 1 day
 * @param partitions of the topics when this service creates them; 1 to 1,000
 * @param replicas of the topics when this service creates them; -1 takes the broker's default
 * @param articlesRetention how long {@code broadsheet.articles} keeps a record; 1 day to 10 years
 */
@Validated
@ConfigurationProperties("ingest.publishing")
record PublishingProperties(
        @DefaultValue("250ms") @DurationMin(millis = 50) @DurationMax(minutes = 1)
        Duration interval,

        @DefaultValue("500") @Min(1) @Max(5_000) int batch,

        @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 2)
        Duration acknowledgementTimeout,

        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration remindEvery,

        @DefaultValue("6") @Min(1) @Max(1_000) int partitions,
        @DefaultValue("-1") @Min(-1) @Max(16) short replicas,

        @DefaultValue("400d") @DurationMin(days = 1) @DurationMax(days = 3_653)
        Duration articlesRetention) {}
