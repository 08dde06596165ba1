package io.broadsheet.ingest.topic;

/** Examples from which nothing can be learned; the message says which file, line and why. */
public final class InvalidExamples extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidExamples(String message) {
        super(message);
    }
}
