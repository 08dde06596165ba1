package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailTransport;
import io.broadsheet.digest.mail.SendResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands over letters one after the other; there are as many as there are connections. */
final class Postman implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final LetterQueue letters;
    private final MailTransport transport;
    private final WorkerLease lease;
    private final Circuit circuit;
    private final Pace pace;
    private final Verdicts verdicts;
    private final OutcomeRecorder recorder;

    Postman(
            LetterQueue letters,
            MailTransport transport,
            WorkerLease lease,
            Circuit circuit,
            Pace pace,
            Verdicts verdicts,
            OutcomeRecorder recorder) {
        this.letters = letters;
        this.transport = transport;
        this.lease = lease;
        this.circuit = circuit;
        this.pace = pace;
        this.verdicts = verdicts;
        this.recorder = recorder;
    }

    @Override
    public void run() {
        while (true) {
            // the slot comes first, so that a letter which becomes urgent meanwhile still is the next one
            pace.await();
            recorder.admit();
            Optional<Letter> letter = letters.take();
            if (letter.isEmpty()) {
                recorder.withdraw();
                return;
            }
            recorder.addAdmitted(handOver(letter.get()));
        }
    }

    private Outcome handOver(Letter letter) {
        Held held = letter.held();
        if (circuit.isOpen() || !lease.covers(held)) {
            return Outcome.released(held);
        }
        try {
            SendResult result = transport.send(letter.mail());
            if (result instanceof SendResult.NotConnected(String reason)) {
                circuit.trip(reason);
            }
            return verdicts.of(held, result);
        } catch (RuntimeException e) {
            // a bug: it must neither stop the others nor leave the mail without an outcome
            log.error("delivery={} sent=unknown", held.id(), e);
            return verdicts.of(held, new SendResult.Lost(String.valueOf(e.getMessage())));
        }
    }
}
