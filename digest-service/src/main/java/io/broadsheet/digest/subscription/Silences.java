package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells a domain whose own servers are slow from a name server that is away: only when several domains in a row stay without an
 * answer nobody is asked for a while, so that one domain does not switch the check off for all others.
 */
final class Silences {

    private static final int ENOUGH = 3;

    private final Duration pause;
    private final Set<String> domains = new HashSet<>();
    private Instant until = Instant.MIN;

    Silences(Duration pause) {
        this.pause = pause;
    }

    synchronized boolean isPause(Instant now) {
        return now.isBefore(until);
    }

    synchronized void answered() {
        domains.clear();
    }

    /**
     * Notes that no answer came.
     *
     * @return whether nobody is asked for a while now
     */
    synchronized boolean silent(String domain, Instant now) {
        domains.add(domain);
        if (domains.size() < ENOUGH) {
            return false;
        }
        domains.clear();
        until = now.plus(pause);
        return true;
    }
}
