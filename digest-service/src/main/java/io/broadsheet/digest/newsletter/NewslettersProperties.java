package io.broadsheet.digest.newsletter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The operator's newsletters, by id.
 *
 * @param newsletters at least one; the first is the one that readers get when they do not choose
 */
@Validated
@ConfigurationProperties
record NewslettersProperties(
        @NotEmpty(message = "names no newsletter; broadsheet.yaml needs at least one below newsletters:") @DefaultValue
        Map<String, @Valid NewsletterSettings> newsletters) {}
