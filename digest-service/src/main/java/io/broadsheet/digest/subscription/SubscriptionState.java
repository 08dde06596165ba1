package io.broadsheet.digest.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a subscription stands; only {@link #ACTIVE} ones get editions. */
enum SubscriptionState {
    PENDING,
    ACTIVE,
    UNSUBSCRIBED,
    EXPIRED,
    UNREACHABLE,
    SUSPENDED,
    COMPLAINED;

    /** As in the database, in events and in the operator API. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SubscriptionState> parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }

    /** All of them, for messages to people. */
    static String texts() {
        return Arrays.stream(values()).map(SubscriptionState::text).collect(Collectors.joining(", "));
    }

    static SubscriptionState of(String text) {
        return parse(text).orElseThrow(() -> new IllegalStateException("unknown subscription state " + text));
    }
}
