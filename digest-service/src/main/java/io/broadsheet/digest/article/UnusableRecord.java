package io.broadsheet.digest.article;

/** A Kafka record that no retry makes usable; it goes to the dead-letter topic with this message as the reason. */
final class UnusableRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableRecord(String reason) {
        super(reason);
    }

    UnusableRecord(String reason, Throwable cause) {
        super(reason, cause);
    }
}
