package io.broadsheet.digest.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.digest.delivery.DeliveryProgress;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of {@code broadsheet.deliveries}: how far the sending of an edition is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SendingProgress(
        String newsletter,
        Period period,
        EditionState state,
        long recipients,
        long sent,
        long failed,
        long skipped,
        @Nullable String reason,
        Instant at) {

    static SendingProgress of(
            Edition edition, EditionState state, DeliveryProgress ledger, @Nullable String reason, Instant at) {
        return new SendingProgress(
                edition.newsletter(),
                edition.period(),
                state,
                ledger.recipients(),
                ledger.sent(),
                ledger.failed(),
                ledger.skipped(),
                reason,
                at);
    }
}
