package io.broadsheet.digest.subscription;

import java.time.Instant;

/**
 * What was done for a signup, to be used up by it and by no other.
 *
 * @param proof what counts once
 * @param expiresAt when it would not count any more anyway
 * @param patience whether it is a form that was shown a while ago, of which a network has only a few
 */
record Spending(String proof, Instant expiresAt, boolean patience) {}
