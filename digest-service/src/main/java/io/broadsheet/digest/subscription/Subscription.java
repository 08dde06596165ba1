package io.broadsheet.digest.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One address on one newsletter's list.
 *
 * @param email for sending
 * @param confirmedAt of the latest confirmation, if there was one
 */
record Subscription(
        UUID id,
        String newsletter,
        String email,
        @Nullable String name,
        SubscriptionState state,
        Instant createdAt,
        @Nullable Instant confirmedAt) {}
