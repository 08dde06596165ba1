package io.broadsheet.digest.subscription;

/** What a link's token may be used for; a token for one purpose is worth nothing for another. */
enum TokenPurpose {
    CONFIRM(1),
    UNSUBSCRIBE(2),
    PREFERENCES(3);

    private final byte code;

    TokenPurpose(int code) {
        this.code = (byte) code;
    }

    /** Stands for the purpose inside tokens; never reused, since tokens in old mails live on. */
    byte code() {
        return code;
    }
}
