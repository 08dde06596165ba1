package io.broadsheet.digest.bounce;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Word that something became of a mail.
 *
 * @param key the same however often it is read
 * @param source who brought it: smtp, mailbox, or a provider's name
 * @param deliveryId the mail, if it is known
 * @param subscriptionId the reader, if known
 */
record Notice(
        String key,
        String source,
        Verdict verdict,
        @Nullable Long deliveryId,
        @Nullable UUID subscriptionId) {}
