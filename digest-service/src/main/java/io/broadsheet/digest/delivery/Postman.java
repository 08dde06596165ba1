package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.SendResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands over the letters of a route one after the other; there are as many as there are connections. */
final class Postman implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final Route route;
    private final Routes routes;
    private final DomainLimits limits;
    private final WorkerLease lease;
    private final QuietTime quiet;
    private final Verdicts verdicts;
    private final OutcomeRecorder recorder;

    Postman(
            Route route,
            Routes routes,
            DomainLimits limits,
            WorkerLease lease,
            QuietTime quiet,
            Verdicts verdicts,
            OutcomeRecorder recorder) {
        this.route = route;
        this.routes = routes;
        this.limits = limits;
        this.lease = lease;
        this.quiet = quiet;
        this.verdicts = verdicts;
        this.recorder = recorder;
    }

    @Override
    public void run() {
        // no slot without a letter to use it, but which letter is decided then: an urgent one may have come meanwhile
        while (route.letters().await() && route.letters().rest(route.reserve())) {
            recorder.admit();
            Optional<Letter> letter = route.letters().take();
            if (letter.isEmpty()) {
                recorder.withdraw();
            } else {
                recorder.addAdmitted(handOver(letter.get()));
            }
        }
    }

    private Outcome handOver(Letter letter) {
        Held held = letter.held();
        if (!route.isUp() || !lease.covers(held) || (letter.isEdition() && quiet.now())) {
            route.allowance().giveBack();
            return Outcome.released(held);
        }
        try {
            SendResult result = route.send(letter);
            if (result instanceof SendResult.Unsupported && routes.haveAnotherFor(letter)) {
                route.allowance().giveBack();
                return Outcome.released(held);
            }
            if (result instanceof SendResult.Deferred deferred) {
                limits.note(letter, deferred.reply());
            }
            return verdicts.of(held, result);
        } catch (RuntimeException | Error e) {
            // a bug: it must neither stop the others nor leave the mail without an outcome
            log.error("delivery={} sent=unknown", held.id(), e);
            return verdicts.of(held, new SendResult.Lost(String.valueOf(e.getMessage())));
        }
    }
}
