package io.broadsheet.digest.edition;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an edition stands: open → composed → (held) → sending ⇄ paused → sent, or skipped. */
enum EditionState {
    OPEN,
    COMPOSED,
    HELD,
    SENDING,
    PAUSED,
    SENT,
    SKIPPED;

    /** As the database and the operator API spell it. */
    @JsonValue
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EditionState of(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }
}
