package io.broadsheet.ingest.topic;

/** A topic's query that Lucene cannot read; the message says where. */
public final class InvalidQuery extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidQuery(String message) {
        super(message);
    }

    InvalidQuery(String message, Throwable cause) {
        super(message, cause);
    }
}
