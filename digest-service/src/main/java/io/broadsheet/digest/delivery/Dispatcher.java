package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.OutgoingMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims due mails, has them composed and gives them to the postmen; keeps just enough claimed that none of them waits. */
final class Dispatcher implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    /** Answers to something a person did a moment ago, not news (RFC 3834, 5). */
    private static final Set<DeliveryKind> AUTOMATIC =
            EnumSet.complementOf(EnumSet.of(DeliveryKind.EDITION, DeliveryKind.TEST));

    private static final Duration SOON = Duration.ofMillis(250);

    private final Ledger ledger;
    private final Lanes lanes;
    private final Composers composers;
    private final Routes routes;
    private final WorkerLease lease;
    private final QuietTime quiet;
    private final EditionRoutes editionRoutes = new EditionRoutes();
    private final Verdicts verdicts;
    private final OutcomeRecorder recorder;
    private final DoorBell bell;
    private final int batch;
    private final int portion;
    private final Duration poll;
    private volatile boolean stopping;

    Dispatcher(
            Ledger ledger,
            Lanes lanes,
            Composers composers,
            Routes routes,
            WorkerLease lease,
            QuietTime quiet,
            Verdicts verdicts,
            OutcomeRecorder recorder,
            DoorBell bell,
            DeliveryProperties properties,
            int portion) {
        this.ledger = ledger;
        this.lanes = lanes;
        this.composers = composers;
        this.routes = routes;
        this.lease = lease;
        this.quiet = quiet;
        this.verdicts = verdicts;
        this.recorder = recorder;
        this.bell = bell;
        this.batch = properties.batch();
        this.portion = portion;
        this.poll = properties.poll();
    }

    /** Ends {@link #run} after the round that is under way. */
    void stop() {
        stopping = true;
        bell.ring();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                if (!tryRound()) {
                    bell.await(lanes.areWaiting() && poll.compareTo(SOON) > 0 ? SOON : poll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryRound() {
        try {
            return round();
        } catch (RuntimeException e) {
            log.warn("claimed=false reason=\"{}\"", e.getMessage());
            return false;
        } catch (Error e) {
            log.error("claimed=false", e); // without this thread nothing would be sent any more
            return false;
        }
    }

    /** Returns whether there may be more to claim at once. */
    private boolean round() {
        return routes.probe() && lease.worker().map(this::claim).orElse(false);
    }

    private boolean claim(UUID worker) {
        recorder.forgetPauses();
        // urgent mails are claimed even when the queue is full of an edition's; they overtake in the queue
        boolean more = routes.urgent() < 3 * batch && prepare(ledger.claimUrgent(worker, batch)) == batch;
        if (!quiet.now() && routes.wantMore()) {
            List<Long> without = editionRoutes.notWanted(routes);
            int most = Math.min(portion, editionRoutes.room(routes));
            prepare(lanes.claim(worker, most, without), true);
            more |= prepare(ledger.claimEdition(worker, most, without)) == most && routes.wantMore();
        }
        return more;
    }

    private int prepare(List<Held> claimed) {
        return prepare(claimed, false);
    }

    private int prepare(List<Held> claimed, boolean admitted) {
        List<Held> mails = recorder.expect(claimed);
        if (mails.isEmpty()) {
            return claimed.size();
        }
        Mishaps mishaps = new Mishaps();
        List<Letter> ready = new ArrayList<>();
        mishaps.guard(mails, () -> {
            Map<Long, Composers.Answer> answers =
                    composers.compose(mails.stream().map(Held::delivery).toList());
            mails.forEach(mail -> mishaps.guard(List.of(mail), () -> sort(mail, answers.get(mail.id()), ready)));
        });
        List<Letter> leaving = new ArrayList<>();
        mishaps.guard(
                ready.stream().map(Letter::held).toList(), () -> leaving.addAll(admitted ? ready : lanes.admit(ready)));
        leaving.forEach(letter -> mishaps.guard(List.of(letter.held()), () -> route(letter)));
        mishaps.log();
        return claimed.size();
    }

    /** What broke while claimed mails were made ready: each of them needs an outcome, or this process would hold it for ever. */
    private final class Mishaps {

        private int mails;
        private @Nullable Throwable first;

        /** Takes a step that gives these mails an outcome or leads to the next step, as the last thing it does. */
        void guard(List<Held> held, Runnable step) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                first = first == null ? e : first;
                mails += held.size();
                held.forEach(each -> recorder.add(verdicts.notPrepared(each)));
            }
        }

        void log() {
            if (first != null) {
                log.warn("mails={} prepared=false", mails, first);
            }
        }
    }

    private void route(Letter letter) {
        editionRoutes.note(letter);
        if (recorder.pausedMeanwhile(letter)) {
            recorder.add(Outcome.released(letter.held()));
            return;
        }
        routes.choose(letter).ifPresentOrElse(route -> enqueue(letter, route), () -> recorder.add(noRoute(letter)));
    }

    private void enqueue(Letter letter, Route route) {
        boolean full = letter.isEdition() && route.isFull();
        if (full || !route.letters().add(letter)) {
            route.allowance().giveBack();
            recorder.add(full ? verdicts.noRoom(letter.held()) : Outcome.released(letter.held()));
        }
    }

    private Outcome noRoute(Letter letter) {
        return routes.awaitAnAbleOne(letter) ? verdicts.noAbleRoute(letter.held()) : verdicts.noRoute(letter.held());
    }

    private void sort(Held mail, Composers.@Nullable Answer answer, List<Letter> ready) {
        switch (answer) {
            case Composers.Answer.Given(Composed.Ready content) -> ready.add(letter(mail, content));
            case Composers.Answer.Given(Composed.Skip skip) -> recorder.add(Outcome.skipped(mail, skip.reason()));
            case Composers.Answer.Missing(String reason) -> recorder.add(verdicts.notComposed(mail, reason));
            case null -> recorder.add(verdicts.notComposed(mail, "no answer"));
        }
    }

    private static Letter letter(Held held, Composed.Ready content) {
        Delivery mail = held.delivery();
        Map<String, String> headers =
                AUTOMATIC.contains(mail.kind()) ? Map.of("Auto-Submitted", "auto-generated") : Map.of();
        return new Letter(
                held, new OutgoingMail(content.template(), content.to(), content.fields(), mail.messageId(), headers));
    }
}
