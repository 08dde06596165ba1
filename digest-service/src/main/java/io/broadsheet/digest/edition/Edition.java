package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One newsletter's edition of one month, without its content.
 *
 * @param hold whether it waits for approval once it is composed, although its newsletter would not
 * @param issue its number, from 1; absent until it is composed
 * @param windowFrom its articles were first seen after this …
 * @param windowTo … and not after this
 * @param reason why it is skipped or paused
 */
record Edition(
        long id,
        String newsletter,
        Period period,
        EditionState state,
        boolean hold,
        @Nullable Integer issue,
        @Nullable Instant windowFrom,
        @Nullable Instant windowTo,
        @Nullable String subject,
        @Nullable Instant composedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String reason) {}
