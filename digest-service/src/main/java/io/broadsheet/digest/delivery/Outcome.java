package io.broadsheet.digest.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has to say about a mail it held.
 *
 * @param state the ledger's next state
 * @param reason why, unless all is well
 * @param dueAt when to try again; null leaves the time as it was
 * @param tried whether a mail server was asked
 * @param weight how it bears on the decision to pause the edition
 */
record Outcome(
        Held held,
        DeliveryState state,
        @Nullable String reason,
        @Nullable Instant dueAt,
        boolean tried,
        Weight weight) {

    private static final int LONGEST_REASON = 600;

    /** Whether the edition's sending looks healthy by this outcome. */
    enum Weight {
        GOOD,
        BAD,
        NONE
    }

    Outcome {
        reason = reason == null ? null : clean(reason);
    }

    static Outcome sent(Held held) {
        return new Outcome(held, DeliveryState.SENT, null, null, true, Weight.GOOD);
    }

    static Outcome failed(Held held, String reason) {
        return new Outcome(held, DeliveryState.FAILED, reason, null, true, Weight.BAD);
    }

    static Outcome deferred(Held held, String reason, Instant dueAt, Weight weight) {
        return new Outcome(held, DeliveryState.DEFERRED, reason, dueAt, true, weight);
    }

    static Outcome skipped(Held held, String reason) {
        return new Outcome(held, DeliveryState.SKIPPED, reason, null, false, Weight.NONE);
    }

    /** Back to the queue as if it had never been claimed. */
    static Outcome released(Held held) {
        DeliveryState before = held.delivery().attempts() == 0 ? DeliveryState.QUEUED : DeliveryState.DEFERRED;
        return new Outcome(held, before, null, null, false, Weight.NONE);
    }

    /** A mail server's words may hold anything; the ledger must be able to keep them. */
    private static String clean(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
