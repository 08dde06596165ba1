package io.broadsheet.digest.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The answers to choose from when a reader who has left is asked why. */
enum LeaveReason {
    TOO_MUCH,
    UNINTERESTING,
    OTHERWISE,
    STRANGER,
    OTHER;

    /** In the database, in the form and in the operator API; the words are {@code reason.…}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<LeaveReason> parse(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.text().equals(text))
                .findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(LeaveReason::text).toList();
    }
}
