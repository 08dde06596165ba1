package io.broadsheet.digest.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reader's wish for mail to another address.
 *
 * @param confirmedAt when the new address agreed, if it did
 */
record AddressChange(
        UUID id,
        UUID subscriptionId,
        String oldEmail,
        String newEmail,
        @Nullable Instant confirmedAt) {

    /** Without the addresses, so that they never reach a log by accident. */
    @Override
    public String toString() {
        return "AddressChange[" + id + "]";
    }
}
