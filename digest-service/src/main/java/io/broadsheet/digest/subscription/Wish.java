package io.broadsheet.digest.subscription;

import org.jspecify.annotations.Nullable;

/**
 * A valid signup and where it came from.
 *
 * @param spending what was done for it, where that is wanted
 */
record Wish(Signup signup, Origin origin, @Nullable Spending spending) {

    Wish(Signup signup, Origin origin) {
        this(signup, origin, null);
    }

    String newsletter() {
        return signup.newsletter().id();
    }

    /** The same for every way to write the address. */
    String addressKey() {
        return signup.email().key();
    }

    /** Whether it counts as one of the few of a network that come without a proof of work. */
    boolean isUnproven() {
        return spending != null && spending.patience();
    }
}
