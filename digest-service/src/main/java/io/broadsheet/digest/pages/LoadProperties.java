package io.broadsheet.digest.pages;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the readers' requests the service takes on.
 *
 * @param requestsAtOnce requests of readers that one instance serves at the same time, 1 to 1,000
 */
@Validated
@ConfigurationProperties("digest")
record LoadProperties(@Min(1) @Max(1000) @DefaultValue("64") int requestsAtOnce) {}
