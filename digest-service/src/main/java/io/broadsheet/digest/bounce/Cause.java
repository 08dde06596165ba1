package io.broadsheet.digest.bounce;

import java.util.Locale;

/** Why a mail was not delivered; decides whether that is for good. */
enum Cause {
    NO_SUCH_USER(Kind.HARD),
    NO_SUCH_DOMAIN(Kind.HARD),
    MAILBOX_DISABLED(Kind.HARD),
    MOVED(Kind.HARD),
    /** A permanent refusal that says nothing about why. */
    REFUSED(Kind.HARD),
    MAILBOX_FULL(Kind.SOFT),
    TOO_BIG(Kind.SOFT),
    /** Blocked, taken for spam, not authenticated, not allowed: about us or the mail, not about the address. */
    POLICY(Kind.SOFT),
    CONTENT(Kind.SOFT),
    TOO_MANY(Kind.SOFT),
    NETWORK(Kind.SOFT),
    EXPIRED(Kind.SOFT),
    SYSTEM(Kind.SOFT),
    /** A temporary failure that says nothing about why. */
    UNKNOWN(Kind.SOFT);

    private final Kind kind;

    Cause(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** As in the table of rules, the database and the operator API. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Cause of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
