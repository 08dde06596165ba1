package io.broadsheet.digest.subscription;

/** What a link's token may be used for; a token for one purpose is worth nothing for another. */
enum TokenPurpose {
    CONFIRM(1),
    UNSUBSCRIBE(2),
    PREFERENCES(3),
    /** For an address change, as are those below: moves mail to the new address. */
    ADDRESS(4),
    /** Keeps the old address, or goes back to it. */
    KEEP_ADDRESS(5),
    /** Shows and erases all that is kept of a reader: only in a mail of its own, which nobody forwards. */
    DATA(6);

    private final byte code;

    TokenPurpose(int code) {
        this.code = (byte) code;
    }

    /** Whether a link stops working after a while; those to leave never do. */
    boolean expires() {
        return switch (this) {
            case CONFIRM, ADDRESS, DATA -> true;
            case UNSUBSCRIBE, PREFERENCES, KEEP_ADDRESS -> false;
        };
    }

    /** Stands for the purpose inside tokens; never reused, since tokens in old mails live on. */
    byte code() {
        return code;
    }
}
