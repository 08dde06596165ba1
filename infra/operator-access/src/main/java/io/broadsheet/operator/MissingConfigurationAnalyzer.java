package io.broadsheet.operator;

import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what a missing configuration file means here; Spring Boot's own advice is about its internals. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingConfigurationAnalyzer extends AbstractFailureAnalyzer<ConfigDataResourceNotFoundException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigDataResourceNotFoundException cause) {
        return new FailureAnalysis(
                "There is no configuration file: " + cause.getReferenceDescription() + ".",
                "Start in the folder that has broadsheet.yaml, or name the file: --broadsheet.config=/path/to/broadsheet.yaml"
                        + " (environment: BROADSHEET_CONFIG).",
                cause);
    }
}
