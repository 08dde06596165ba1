package io.broadsheet.digest.subscription;

import java.util.UUID;

/** What a token turned out to be. */
sealed interface TokenCheck {

    /** Signed here, for this purpose, in time. */
    record Valid(UUID subscriptionId) implements TokenCheck {}

    /** Signed here for this purpose, but too long ago. */
    record Expired(UUID subscriptionId) implements TokenCheck {}

    /** Not a token, tampered with, or meant for something else. */
    record Invalid() implements TokenCheck {}
}
