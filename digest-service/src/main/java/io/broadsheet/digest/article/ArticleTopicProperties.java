package io.broadsheet.digest.article;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The article topics, as this service creates them when they are missing; an existing topic keeps its settings.
 *
 * @param group consumer group that the instances of this service share; another one reads everything once more
 * @param partitions 1 to 1000; also how many instances can take part in consuming
 * @param replicas copies of each record, 1 to the number of brokers
 * @param deadLetterRetention how long a record that could not be processed stays in its dead-letter topic
 */
@Validated
@ConfigurationProperties("digest.articles")
record ArticleTopicProperties(
        @NotBlank @DefaultValue("digest-articles") String group,
        @Min(1) @Max(1000) @DefaultValue("6") int partitions,
        @Min(1) @Max(15) @DefaultValue("1") short replicas,
        @NotNull @DefaultValue("90d") Duration deadLetterRetention) {}
