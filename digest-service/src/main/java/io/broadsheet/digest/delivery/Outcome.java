package io.broadsheet.digest.delivery;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has to say about a mail it held.
 *
 * @param state the ledger's next state
 * @param reason why, unless all is well
 * @param reply the server's words when it took the mail
 * @param dueAt when to try again; null leaves the time as it was
 * @param tried whether a mail server was asked
 * @param weight how it bears on the decision to pause the edition
 */
record Outcome(
        Held held,
        DeliveryState state,
        @Nullable String reason,
        @Nullable String reply,
        @Nullable Instant dueAt,
        boolean tried,
        Weight weight) {

    private static final int LONGEST_REASON = 600;
    private static final int LONGEST_REPLY = 200;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    /** Servers repeat addresses; the ledger outlives subscriptions, and must not. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\"[^\"]{1,64}\"|(?<![^\\s<>])[^\\s<>@]++)@[^\\s<>\"'(),;:\\[\\]]+");

    /** Whether the edition's sending looks healthy by this outcome. */
    enum Weight {
        GOOD,
        BAD,
        NONE
    }

    Outcome {
        reason = reason == null ? null : presentable(reason);
        reply = reply == null ? null : clean(reply, LONGEST_REPLY);
    }

    static Outcome sent(Held held, String reply) {
        return new Outcome(held, DeliveryState.SENT, null, reply, null, true, Weight.GOOD);
    }

    static Outcome failed(Held held, String reason) {
        return new Outcome(held, DeliveryState.FAILED, reason, null, null, true, Weight.BAD);
    }

    /** Failed, and no sign that others will. */
    static Outcome failedAlone(Held held, String reason) {
        return new Outcome(held, DeliveryState.FAILED, reason, null, null, true, Weight.NONE);
    }

    static Outcome deferred(Held held, String reason, Instant dueAt, Weight weight) {
        return new Outcome(held, DeliveryState.DEFERRED, reason, null, dueAt, true, weight);
    }

    static Outcome skipped(Held held, String reason) {
        return new Outcome(held, DeliveryState.SKIPPED, reason, null, null, false, Weight.NONE);
    }

    /** Back to the queue as if it had never been claimed. */
    static Outcome released(Held held) {
        DeliveryState before = held.delivery().attempts() == 0 ? DeliveryState.QUEUED : DeliveryState.DEFERRED;
        return new Outcome(held, before, null, null, null, false, Weight.NONE);
    }

    /** Whether a server has taken the mail. */
    boolean isSent() {
        return state == DeliveryState.SENT;
    }

    /** A mail server's words without addresses. */
    static String presentable(String words) {
        return clean(words, LONGEST_REASON);
    }

    /** A mail server's words may hold anything; the ledger must be able to keep them. */
    private static String clean(String text, int longest) {
        String line = hasControls(text) ? CONTROLS.matcher(text).replaceAll(" ").strip() : text.strip();
        line = line.indexOf('@') < 0 ? line : ADDRESS.matcher(line).replaceAll("…");
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F) {
                return true;
            }
        }
        return false;
    }
}
