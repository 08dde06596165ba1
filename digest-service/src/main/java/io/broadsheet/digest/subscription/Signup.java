package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletter;
import org.jspecify.annotations.Nullable;

/** A valid request to be put on a list. */
record Signup(
        Newsletter newsletter, EmailAddress email, @Nullable String name) {}
