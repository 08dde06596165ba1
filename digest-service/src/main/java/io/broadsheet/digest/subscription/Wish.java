package io.broadsheet.digest.subscription;

/** A valid signup and where it came from. */
record Wish(Signup signup, Origin origin) {

    String newsletter() {
        return signup.newsletter().id();
    }

    /** The same for every way to write the address. */
    String addressKey() {
        return signup.email().key();
    }
}
