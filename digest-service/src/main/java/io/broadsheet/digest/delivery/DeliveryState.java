package io.broadsheet.digest.delivery;

import java.util.Locale;

/** Where a mail stands; the last three are final. */
public enum DeliveryState {
    QUEUED,
    SENDING,
    DEFERRED,
    SENT,
    FAILED,
    SKIPPED;

    /** As the ledger and the operator API spell it. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }
}
