package io.broadsheet.digest.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed.
 *
 * @param topic it was first on, and is replayed to
 * @param value as text
 * @param reason why it could not be processed
 * @param replayedAt when it was sent again; absent while it was not
 */
record DeadLetter(
        long id,
        String topic,
        @Nullable String key,
        @Nullable String value,
        String reason,
        Instant storedAt,
        @Nullable Instant replayedAt) {}
