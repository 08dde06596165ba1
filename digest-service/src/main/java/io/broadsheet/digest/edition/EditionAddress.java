package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.newsletter.Period;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** Resolves the {@code {newsletter}} and {@code {period}} of the operator API's paths. */
final class EditionAddress {

    private final Newsletters newsletters;
    private final Editions editions;
    private final InstantSource clock;

    EditionAddress(Newsletters newsletters, Editions editions, InstantSource clock) {
        this.newsletters = newsletters;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * An edition that a path names.
     *
     * @param current whether it was asked for as the current one, not by its month
     */
    record Place(Newsletter newsletter, Period period, boolean current) {}

    Newsletter newsletter(String id) {
        return newsletters
                .find(id)
                .orElseThrow(() -> Problems.of(
                        HttpStatus.NOT_FOUND,
                        "There is no newsletter \"%s\"; there is %s."
                                .formatted(
                                        id,
                                        newsletters.all().stream()
                                                .map(Newsletter::id)
                                                .collect(Collectors.joining(", ")))));
    }

    /** The place, which has an edition or is the current one. */
    Place resolve(String newsletterId, String period) {
        Newsletter newsletter = newsletter(newsletterId);
        Period current = EditionCalendar.of(newsletter).current(clock.instant()).period();
        Period wanted = period.equals("current") ? current : parse(period);
        Place place = new Place(newsletter, wanted, period.equals("current"));
        if (!wanted.equals(current) && stored(place).isEmpty()) {
            throw Problems.of(
                    HttpStatus.NOT_FOUND,
                    "%s has no edition of %s; the current one is %s.".formatted(newsletterId, wanted, current));
        }
        return place;
    }

    Optional<Edition> stored(Place place) {
        return editions.find(place.newsletter().id(), place.period());
    }

    static Period parse(String period) {
        try {
            return Period.parse(period);
        } catch (DateTimeException e) {
            throw Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "\"%s\" names no edition; write a month like 2026-11, a day like 2026-11-27, or \"current\"."
                            .formatted(period));
        }
    }
}
