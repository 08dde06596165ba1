package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.EditionState.COMPOSED;
import static io.broadsheet.digest.edition.EditionState.HELD;
import static io.broadsheet.digest.edition.EditionState.OPEN;
import static io.broadsheet.digest.edition.EditionState.PAUSED;
import static io.broadsheet.digest.edition.EditionState.SENDING;
import static io.broadsheet.digest.edition.EditionState.SKIPPED;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.edition.EditionOutcome.Already;
import io.broadsheet.digest.edition.EditionOutcome.Done;
import io.broadsheet.digest.edition.EditionOutcome.NothingToSend;
import io.broadsheet.digest.edition.EditionOutcome.WrongState;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an edition from one state to the next, for the schedule and for operators alike: each step is one transaction under
 * the newsletter's lock, with its entry in the audit trail.
 */
final class EditionDesk {

    private final NewsletterStarts starts;
    private final Editions editions;
    private final EditionPress press;
    private final EditsOfEditions edits;
    private final EditionEvents events;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    EditionDesk(
            NewsletterStarts starts,
            Editions editions,
            EditionPress press,
            EditsOfEditions edits,
            EditionEvents events,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.starts = starts;
        this.editions = editions;
        this.press = press;
        this.edits = edits;
        this.events = events;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Composes a month that closed, or skips it when it has too few articles. */
    EditionOutcome compose(Newsletter newsletter, Period period, String who) {
        return step(newsletter, period, (edition, start) -> {
            if (edition.state() != OPEN) {
                return new Already(edition);
            }
            Composition composition = press.compose(newsletter, period, start);
            if (composition.articles() < newsletter.selection().minimumArticles()) {
                String reason = "%d articles, minimum is %d"
                        .formatted(
                                composition.articles(), newsletter.selection().minimumArticles());
                return move(edition, Set.of(OPEN), SKIPPED, who, reason);
            }
            EditionState target = newsletter.approval() || edition.hold() ? HELD : COMPOSED;
            return new Done(press.keep(edition, composition, target, who));
        });
    }

    /** Sends what there is now, composing it if nobody did; once it is sending, asking again changes nothing. */
    EditionOutcome send(Newsletter newsletter, Period period, String who) {
        return step(newsletter, period, (edition, start) -> switch (edition.state()) {
            case OPEN -> {
                Composition composition = press.compose(newsletter, period, start);
                yield composition.articles() == 0
                        ? new NothingToSend(edition)
                        : startSending(press.keep(edition, composition, COMPOSED, who), who);
            }
            case COMPOSED, HELD -> release(edition, who);
            case SENDING, PAUSED, SENT -> new Already(edition);
            case SKIPPED -> new WrongState(edition);
        });
    }

    /** Lets a held edition go out, or takes back a hold on the month that is still open. */
    EditionOutcome approve(Newsletter newsletter, Period period, String who) {
        return step(newsletter, period, (edition, _) -> switch (edition.state()) {
            case OPEN -> editions.release(edition.id()) ? noted(edition, who, "released") : new WrongState(edition);
            case COMPOSED, HELD -> release(edition, who);
            case SENDING, PAUSED, SENT -> new Already(edition);
            case SKIPPED -> new WrongState(edition);
        });
    }

    /** Lets an operator change what an edition says, until it goes out; one that waits for approval is composed again. */
    EditionOutcome edit(
            Newsletter newsletter, Period period, String who, String what, UnaryOperator<EditionEdits> change) {
        return step(newsletter, period, (edition, start) -> {
            EditionEdits before = edits.of(newsletter.id(), period);
            EditionEdits after = change.apply(before);
            if (edition.state() != OPEN && edition.state() != HELD) {
                return new WrongState(edition);
            }
            if (after.equals(before)) {
                return new Already(edition);
            }
            edits.replace(edition.id(), after);
            events.add(edition, who, "edited", what, null, clock.instant());
            return new Done(edition.state() == HELD ? press.again(newsletter, edition, start, who) : edition);
        });
    }

    /** Composes an edition again that waits for approval: after a change of templates or settings, or with what came late. */
    EditionOutcome regenerate(Newsletter newsletter, Period period, String who) {
        return step(
                newsletter,
                period,
                (edition, start) -> edition.state() == HELD
                        ? new Done(press.again(newsletter, edition, start, who))
                        : new WrongState(edition));
    }

    /** Keeps an edition from going out by itself. */
    EditionOutcome hold(Newsletter newsletter, Period period, String who) {
        return step(newsletter, period, (edition, _) -> switch (edition.state()) {
            case OPEN ->
                edition.hold() || !editions.hold(edition.id())
                        ? new Already(edition)
                        : noted(edition, who, "hold requested");
            case COMPOSED -> move(edition, Set.of(COMPOSED), HELD, who, null);
            case HELD -> new Already(edition);
            case SENDING, PAUSED, SENT, SKIPPED -> new WrongState(edition);
        });
    }

    /** Gives a month up; its articles wait for the next edition. */
    EditionOutcome skip(Newsletter newsletter, Period period, String who, String reason) {
        return step(newsletter, period, (edition, _) -> {
            if (edition.state() == SKIPPED) {
                return new Already(edition);
            }
            press.takeBack(edition);
            return move(edition, Set.of(OPEN, COMPOSED, HELD), SKIPPED, who, reason);
        });
    }

    EditionOutcome pause(Newsletter newsletter, Period period, String who, String reason) {
        return step(newsletter, period, (edition, _) -> {
            if (edition.state() == PAUSED) {
                return new Already(edition);
            }
            EditionOutcome outcome = move(edition, Set.of(SENDING), PAUSED, who, reason);
            if (outcome instanceof Done) {
                deliveries.pause(edition.id(), reason);
            }
            return outcome;
        });
    }

    EditionOutcome resume(Newsletter newsletter, Period period, String who) {
        return step(newsletter, period, (edition, _) -> {
            if (edition.state() == SENDING) {
                return new Already(edition);
            }
            EditionOutcome outcome = move(edition, Set.of(PAUSED), SENDING, who, null);
            if (outcome instanceof Done) {
                deliveries.resume(edition.id());
            }
            return outcome;
        });
    }

    /** An operator may have taken the last article out of an edition that waited for approval. */
    private EditionOutcome release(Edition edition, String who) {
        return press.isEmpty(edition) ? new NothingToSend(edition) : startSending(edition, who);
    }

    private EditionOutcome startSending(Edition edition, String who) {
        deliveries.enqueueEdition(edition.id(), edition.newsletter());
        return move(edition, Set.of(COMPOSED, HELD), SENDING, who, null);
    }

    private EditionOutcome move(
            Edition edition, Set<EditionState> from, EditionState to, String who, @Nullable String reason) {
        Instant now = clock.instant();
        if (!editions.move(edition.id(), from, to, reason, now)) {
            return new WrongState(editions.get(edition.id()));
        }
        SendingProgress progress = to == SENDING || to == PAUSED
                ? SendingProgress.of(edition, to, deliveries.progress(edition.id()), reason, now)
                : null;
        events.add(edition, who, to.spelling(), reason, progress, now);
        return new Done(editions.get(edition.id()));
    }

    private EditionOutcome noted(Edition edition, String who, String what) {
        events.add(edition, who, what, null, null, clock.instant());
        return new Done(editions.get(edition.id()));
    }

    private EditionOutcome step(
            Newsletter newsletter, Period period, BiFunction<Edition, Instant, EditionOutcome> work) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Instant start = starts.lock(newsletter.id(), clock.instant());
            return work.apply(editions.open(newsletter.id(), period), start);
        }));
    }
}
