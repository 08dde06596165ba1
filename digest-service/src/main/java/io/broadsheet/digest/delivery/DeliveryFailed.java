package io.broadsheet.digest.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Application event: a mail was given up for good. It is published inside a transaction that also notes the publication,
 * so a plain listener's database work happens exactly once, and again later if the listener throws.
 *
 * @param subscriptionId null for test sends
 * @param reason the mail server's words, for operators
 */
public record DeliveryFailed(DeliveryKind kind, @Nullable UUID subscriptionId, String reason) {}
