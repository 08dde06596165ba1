package io.broadsheet.digest.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One address on one newsletter's list.
 *
 * @param email for sending
 * @param requestedAt when a confirmation was last asked for
 * @param confirmedAt of the latest confirmation, if there was one
 * @param pausedUntil gets no edition that starts before, if set; may be past
 */
record Subscription(
        UUID id,
        String newsletter,
        String email,
        @Nullable String name,
        SubscriptionState state,
        Instant createdAt,
        Instant requestedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant pausedUntil) {

    /** Whether there is a subscription to speak of: one that has not ended. */
    boolean gets() {
        return switch (state) {
            case ACTIVE, SUSPENDED -> true;
            case PENDING, UNSUBSCRIBED, EXPIRED, UNREACHABLE, COMPLAINED -> false;
        };
    }
}
