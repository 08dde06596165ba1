package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionRebuild.Window;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Says what an edition of the past was made of: as it is stored, or else as the schedule has it. */
final class EditionWindows {

    private final Editions editions;

    EditionWindows(Editions editions) {
        this.editions = editions;
    }

    /**
     * The window.
     *
     * @param stored the edition, if one was composed: it may have been sent before its cut-off
     * @param from where it begins, if somebody knows better
     * @param to where it ends, if somebody knows better
     * @param first whether no edition was before it, so that all that was seen earlier is for it too
     */
    Window of(
            Newsletter newsletter,
            Period period,
            Optional<Edition> stored,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean first) {
        Instant end = to != null
                ? to
                : stored.map(Edition::windowTo)
                        .or(() -> EditionCalendar.of(newsletter).cutOff(period))
                        .orElseThrow(() -> Problems.of(
                                HttpStatus.NOT_FOUND,
                                "The schedule of %s has no edition %s; say from=… and to=… to make one anyway."
                                        .formatted(newsletter.id(), period)));
        Instant begin = from != null
                ? from
                : stored.map(Edition::windowFrom)
                        .orElseGet(() -> EditionCalendar.of(newsletter)
                                .latest(end.minusMillis(1))
                                .cutOff());
        if (begin.isAfter(end)) {
            throw Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "The window begins at %s and ends at %s; it has to begin first.".formatted(begin, end));
        }
        if (from != null || to != null || stored.isEmpty()) {
            return new Window(begin, end, first ? Instant.EPOCH : begin, end);
        }
        Instant composedAt = stored.map(Edition::composedAt).orElse(end);
        return new Window(
                begin,
                end,
                stored.flatMap(editions::composedBefore).orElse(Instant.EPOCH),
                composedAt.isBefore(end) ? end : composedAt);
    }
}
