package io.broadsheet.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What became of a mailing, by the mail server and by the service.
 *
 * @param reached readers whose mail the server took
 * @param lost readers whose mail it neither took nor refused
 * @param duplicates mails it took again under the same Message-ID
 * @param otherIds readers who got mails under two Message-IDs
 * @param untold mails it took without an answer, so that they had to be sent again
 * @param refused readers it refused for good
 * @param progress the operator API's numbers of the edition
 * @param told the last record in Kafka
 * @param listed the operator API's list of deliveries
 * @param seconds from "send" to the end
 */
record Account(
        String name,
        int readers,
        int reached,
        int lost,
        int duplicates,
        int otherIds,
        int untold,
        int refused,
        Numbers progress,
        Numbers told,
        Numbers listed,
        double seconds) {

    /** The service's count. */
    record Numbers(long recipients, long sent, long failed, long skipped) {

        static Numbers of(JsonNode json) {
            return new Numbers(
                    json.get("recipients").asLong(),
                    json.get("sent").asLong(),
                    json.get("failed").asLong(),
                    json.get("skipped").asLong());
        }
    }

    /**
     * Nobody left out, nobody mailed twice but for what was in flight, and all three counts agree with the mail server's.
     *
     * @param inFlight the most mails that the kills of this run may have sent twice
     */
    Account isAsPromised(int inFlight) {
        assertThat(lost).as("lost: %s", this).isZero();
        assertThat(duplicates).as("twice: %s", this).isLessThanOrEqualTo(inFlight + untold);
        assertThat(otherIds).as("under two names: %s", this).isZero();
        assertThat(progress)
                .as("the operator's numbers: %s", this)
                .isEqualTo(new Numbers(readers, reached, refused, readers - reached - refused));
        assertThat(told).as("Kafka's numbers: %s", this).isEqualTo(progress);
        assertThat(listed).as("the list's numbers: %s", this).isEqualTo(progress);
        return this;
    }

    String line(String how) {
        return String.format(
                Locale.ROOT,
                "%-28s %6d readers: %6d sent, %4d failed, %3d skipped; lost %d, twice %d (%d of them unanswered); %.0f s; %s",
                name,
                readers,
                progress.sent(),
                progress.failed(),
                progress.skipped(),
                lost,
                duplicates,
                untold,
                seconds,
                how);
    }
}
