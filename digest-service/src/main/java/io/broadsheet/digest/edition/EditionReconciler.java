package io.broadsheet.digest.edition;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryProgress;
import io.broadsheet.digest.edition.EditionCalendar.Closing;
import io.broadsheet.digest.edition.EditionOutcome.Done;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks again and again which edition closed without being made and which edition is done, instead of waiting for a moment
 * that a restart could miss; any number of instances may ask at once.
 */
final class EditionReconciler {

    private static final Logger log = LoggerFactory.getLogger(EditionReconciler.class);
    private static final String SCHEDULE = "schedule";

    private final Newsletters newsletters;
    private final NewsletterStarts starts;
    private final Editions editions;
    private final DueEditions due;
    private final EditionDesk desk;
    private final EditionEvents events;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    EditionReconciler(
            Newsletters newsletters,
            NewsletterStarts starts,
            Editions editions,
            DueEditions due,
            EditionDesk desk,
            EditionEvents events,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.newsletters = newsletters;
        this.starts = starts;
        this.editions = editions;
        this.due = due;
        this.desk = desk;
        this.events = events;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Composes what is due, and starts what was composed. */
    void compose() {
        newsletters.all().forEach(this::composeClosed);
        editions.in(EditionState.COMPOSED).forEach(this::start);
    }

    /** Brings the states of editions in line with the ledger. */
    void follow() {
        editions.in(EditionState.SENDING, EditionState.PAUSED).forEach(this::follow);
    }

    private void composeClosed(Newsletter newsletter) {
        Instant now = clock.instant();
        Instant start = firstStart(newsletter, now);
        // one mail for a long absence, not one for each month of it: what the others would have had is in the last
        Closing latest = EditionCalendar.of(newsletter).latest(now);
        if (latest.cutOff().isAfter(start)
                && isToBeMade(newsletter, latest.period())
                && due.isReady(newsletter, latest, now)) {
            if (desk.compose(newsletter, latest.period(), SCHEDULE) instanceof Done(Edition edition)) {
                log.info(
                        "edition closed: newsletter={} period={} state={} reason={}",
                        newsletter.id(),
                        edition.period(),
                        edition.state().spelling(),
                        edition.reason());
            }
            editions.overtaken(newsletter.id(), latest.period())
                    .forEach(edition -> desk.skip(
                            newsletter,
                            edition.period(),
                            SCHEDULE,
                            "it closed unnoticed; a later edition took its place"));
        }
    }

    private boolean isToBeMade(Newsletter newsletter, Period period) {
        return editions.find(newsletter.id(), period)
                .map(edition -> edition.state() == EditionState.OPEN)
                .orElse(true);
    }

    private Instant firstStart(Newsletter newsletter, Instant now) {
        return starts.find(newsletter.id())
                .filter(start -> !start.isAfter(now))
                .orElseGet(() -> Objects.requireNonNull(transaction.execute(_ -> starts.lock(newsletter.id(), now))));
    }

    private void start(Edition composed) {
        newsletters.find(composed.newsletter()).ifPresent(newsletter -> {
            if (desk.send(newsletter, composed.period(), SCHEDULE) instanceof Done(Edition edition)) {
                log.info("edition starts: newsletter={} period={}", edition.newsletter(), edition.period());
            }
        });
    }

    private void follow(Edition edition) {
        boolean addressed = deliveries.owe(edition.id());
        Optional<String> paused = deliveries.pausedBecause(edition.id());
        if (addressed && !deliveries.isOpen(edition.id())) {
            move(edition, EditionState.SENT, null, deliveries.progress(edition.id()));
        } else if (edition.state() == EditionState.SENDING && paused.isPresent()) {
            move(edition, EditionState.PAUSED, paused.get(), deliveries.progress(edition.id()));
        }
    }

    private void move(Edition edition, EditionState to, @Nullable String reason, DeliveryProgress progress) {
        Instant now = clock.instant();
        boolean moved = Boolean.TRUE.equals(transaction.execute(_ -> {
            if (!editions.move(edition.id(), Set.of(edition.state()), to, reason, now)) {
                return false; // another instance was first
            }
            var record = SendingProgress.of(edition, to, progress, reason, now);
            events.add(edition, "delivery", to.spelling(), reason, record, now);
            return true;
        }));
        if (moved) {
            log.info(
                    "edition {}: newsletter={} period={} recipients={} sent={} failed={} skipped={} reason={}",
                    to.spelling(),
                    edition.newsletter(),
                    edition.period(),
                    progress.recipients(),
                    progress.sent(),
                    progress.failed(),
                    progress.skipped(),
                    reason);
        }
    }
}
