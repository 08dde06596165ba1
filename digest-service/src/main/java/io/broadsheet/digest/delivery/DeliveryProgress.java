package io.broadsheet.digest.delivery;

/**
 * How far the sending of an edition is; test sends do not count.
 *
 * @param recipients everyone the edition was addressed to when it started
 * @param sent accepted by the mail server
 * @param failed given up
 * @param skipped not sent because the recipient had left meanwhile
 * @param open queued, being sent, or waiting for another attempt
 */
public record DeliveryProgress(long recipients, long sent, long failed, long skipped, long open) {

    /** Whether everybody is accounted for. */
    public boolean done() {
        return open == 0;
    }
}
