package io.broadsheet.ingest.source;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a refused start into one message instead of a stack trace. */
final class InvalidCatalogueAnalyzer extends AbstractFailureAnalyzer<InvalidCatalogue> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidCatalogue cause) {
        return new FailureAnalysis(
                "The configuration file is not valid.\n\n    Where:  %s\n    Reason: %s"
                        .formatted(cause.place(), cause.reason()),
                "Correct the file and start again.",
                cause);
    }
}
