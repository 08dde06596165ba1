package io.broadsheet.digest.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as the operator API shows it.
 *
 * @param state uploading, waiting, running, done or failed
 * @param progress 0 to 1, of the file
 * @param rows worked off so far: the sum of the four that follow
 * @param imported now active readers
 * @param known on the list before, in whatever state; nothing about them changed
 * @param suppressed left or were erased before, and stay away
 * @param refused with a problem to mend
 * @param reason why it failed, if it did; what was imported before that stays
 */
record ImportJob(
        UUID id,
        String newsletter,
        String state,
        double progress,
        long rows,
        long imported,
        long known,
        long suppressed,
        long refused,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
