package io.broadsheet.digest.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail owed to one recipient, as a worker holds it.
 *
 * @param editionId set for {@link DeliveryKind#EDITION} and {@link DeliveryKind#TEST}
 * @param subscriptionId whom it is for; null only when {@code address} says so instead
 * @param address explicit recipient of a test send
 * @param attempts how often sending was tried before
 * @param messageId without angle brackets, the same at every attempt (RFC 5322, 3.6.4)
 */
public record Delivery(
        long id,
        DeliveryKind kind,
        @Nullable Long editionId,
        @Nullable UUID subscriptionId,
        @Nullable String address,
        int attempts,
        String messageId) {}
