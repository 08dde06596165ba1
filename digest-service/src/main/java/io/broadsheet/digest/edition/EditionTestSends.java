package io.broadsheet.digest.edition;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.edition.EditionAddress.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends an edition to addresses that an operator names; of an open one, a draft of what would go out now. */
final class EditionTestSends {

    private final NewsletterStarts starts;
    private final Editions editions;
    private final EditionPress press;
    private final EditionContents contents;
    private final EditionEvents events;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    EditionTestSends(
            NewsletterStarts starts,
            Editions editions,
            EditionPress press,
            EditionContents contents,
            EditionEvents events,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.starts = starts;
        this.editions = editions;
        this.press = press;
        this.contents = contents;
        this.events = events;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.clock = clock;
    }

    EditionOutcome send(Place place, List<String> addresses, String who) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Instant now = clock.instant();
            Instant start = starts.lock(place.newsletter().id(), now);
            Edition edition = editions.open(place.newsletter().id(), place.period());
            if (edition.state() == EditionState.OPEN) {
                Composition draft = press.compose(place.newsletter(), place.period(), start);
                if (draft.articles() == 0) {
                    return new EditionOutcome.NothingToSend(edition);
                }
                contents.draft(edition.id(), draft.mail(), now);
            } else if (edition.composedAt() == null) {
                return new EditionOutcome.WrongState(edition);
            }
            addresses.forEach(address -> deliveries.enqueueTest(edition.id(), address));
            events.add(edition, who, "test", "%d addresses".formatted(addresses.size()), null, now);
            return new EditionOutcome.Done(edition);
        }));
    }
}
