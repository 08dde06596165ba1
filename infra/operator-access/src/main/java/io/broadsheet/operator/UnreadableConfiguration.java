package io.broadsheet.operator;

/** A configuration file that is not YAML; the message has file, line, column and the parser's reason. */
final class UnreadableConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableConfiguration(String place, String reason, Throwable cause) {
        super("%s - not YAML: %s".formatted(place, reason), cause);
    }
}
