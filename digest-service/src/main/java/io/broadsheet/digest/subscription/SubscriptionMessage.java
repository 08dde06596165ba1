package io.broadsheet.digest.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transition as {@code broadsheet.subscriptions} tells it; the schema is in infra/contracts. */
record SubscriptionMessage(
        String id,
        UUID subscriptionId,
        String newsletter,
        String type,
        String state,
        String origin,
        @Nullable String form,
        Instant at) {}
