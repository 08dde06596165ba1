package io.broadsheet.ingest.feed;

import java.util.Locale;

/** How a visit ended, as metrics and traces name it. */
enum VisitOutcome {
    CHANGED,
    UNCHANGED,
    RATE_LIMITED,
    GONE,
    UNREACHABLE,
    FAILED,
    NETWORK_DOWN;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
