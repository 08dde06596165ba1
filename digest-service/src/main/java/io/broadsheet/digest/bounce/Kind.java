package io.broadsheet.digest.bounce;

import java.util.Locale;

/** What a mail that came back means for the reader it was sent to. */
enum Kind {
    /** The address does not work and will not. */
    HARD,
    /** This mail was not taken; another one may be. */
    SOFT,
    /** Not there yet, and still being tried. */
    DELAYED,
    /** The reader, or the reader's provider, calls our mail spam. */
    COMPLAINT,
    /** A machine answered: absence, a new address, a request to prove that we are people. */
    AUTO_REPLY,
    /** It has arrived, been passed on or been read. */
    RECEIPT,
    /** Something else: perhaps a person who writes to us. */
    OTHER;

    /** As in the database, in metrics and in the operator API. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
