package io.broadsheet.digest.article;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** Tells a database that is away, for which a record waits as long as it takes, from a record that is no good. */
final class Outages {

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private Outages() {}

    static BackOff pause(Throwable failure) {
        return isOutage(failure) ? forEver() : new FixedBackOff(0, 0);
    }

    private static BackOff forEver() {
        ExponentialBackOff pause = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pause.setMaxInterval(LONGEST_PAUSE_MILLIS);
        return pause;
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataIntegrityViolationException) {
                return false; // the database answered: this content cannot be stored
            }
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }
}
