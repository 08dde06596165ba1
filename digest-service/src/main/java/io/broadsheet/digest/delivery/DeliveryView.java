package io.broadsheet.digest.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger row as operators see it.
 *
 * @param subscriptionId whom it is for, except test sends
 * @param address recipient of a test send, all but its first character and domain hidden
 * @param attempts how often it was handed to the mail server
 * @param reason why it failed, was skipped or has to wait
 * @param reply what the mail server said when it took it
 * @param dueAt not sent before
 * @param settledAt when it reached a final state
 */
public record DeliveryView(
        long id,
        DeliveryKind kind,
        DeliveryState state,
        @Nullable UUID subscriptionId,
        @Nullable String address,
        int attempts,
        @Nullable String reason,
        @Nullable String reply,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant settledAt) {}
