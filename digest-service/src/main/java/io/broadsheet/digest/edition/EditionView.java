package io.broadsheet.digest.edition;

import io.broadsheet.digest.delivery.DeliveryProgress;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edition as operators see it.
 *
 * @param cutOff when it closes and is composed by itself; absent where a former schedule named it
 * @param progress of its sending, once that started
 * @param history of its transitions; only where one edition is asked for
 */
record EditionView(
        String newsletter,
        Period period,
        EditionState state,
        boolean hold,
        @Nullable Integer issue,
        @Nullable String subject,
        @Nullable Instant windowFrom,
        @Nullable Instant windowTo,
        @Nullable Instant cutOff,
        @Nullable Instant composedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        @Nullable DeliveryProgress progress,
        @Nullable List<EditionEvents.Entry> history) {

    static EditionView of(
            Edition edition,
            @Nullable Instant cutOff,
            @Nullable DeliveryProgress progress,
            @Nullable List<EditionEvents.Entry> history) {
        return new EditionView(
                edition.newsletter(),
                edition.period(),
                edition.state(),
                edition.hold(),
                edition.issue(),
                edition.subject(),
                edition.windowFrom(),
                edition.windowTo(),
                cutOff,
                edition.composedAt(),
                edition.startedAt(),
                edition.finishedAt(),
                edition.reason(),
                progress,
                history);
    }

    /** The month that collects articles, of which nothing is stored yet. */
    static EditionView stillOpen(String newsletter, Period period, @Nullable Instant cutOff) {
        return new EditionView(
                newsletter,
                period,
                EditionState.OPEN,
                false,
                null,
                null,
                null,
                null,
                cutOff,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
