package io.broadsheet.operator;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a start over a broken configuration file into one message. */
final class UnreadableConfigurationAnalyzer extends AbstractFailureAnalyzer<UnreadableConfiguration> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnreadableConfiguration cause) {
        return new FailureAnalysis(
                "The configuration file cannot be read.\n\n    " + cause.getMessage(),
                "Correct the file and start again.",
                cause);
    }
}
