package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailRoutes;
import io.broadsheet.digest.mail.MailTransport;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Puts together those who work together; every start of the worker gets a crew without a past. */
record Crews(
        DeliveryProperties properties,
        JdbcClient jdbc,
        InstantSource clock,
        DoorBell bell,
        MailRoutes routes,
        Composers composers,
        DeliveryMetrics metrics,
        ApplicationEventPublisher events,
        TransactionOperations transaction,
        RandomGenerator random,
        LongSupplier nanoTime) {

    /** One on its way, one being written down, one waiting to be. */
    private static final int ADMISSIONS_PER_CONNECTION = 3;

    DeliveryWorker.Crew hire() {
        MailTransport transport = routes.all().getFirst();
        var ledger = new Ledger(jdbc, clock);
        var runs = new Runs(jdbc, clock, properties.pauseAfterFailures());
        var housekeeping = new DoorBell();
        var recorder = new OutcomeRecorder(
                ledger, runs, transaction, metrics, housekeeping, ADMISSIONS_PER_CONNECTION * transport.connections());
        var letters = new LetterQueue(properties.batch() / 2, bell);
        var lease = new WorkerLease(jdbc, properties.lease(), nanoTime);
        var circuit = new Circuit(clock);
        var verdicts = new Verdicts(new RetrySchedule(properties.retryAfter(), properties.attempts()), clock, random);
        var dispatcher = new Dispatcher(
                ledger, composers, letters, lease, circuit, transport, verdicts, recorder, bell, properties);
        var housekeeper = new Housekeeper(
                lease,
                new FailureAnnouncer(jdbc, transaction, events, clock),
                new Strays(jdbc, recorder::holds),
                ledger,
                routes,
                metrics,
                transaction,
                housekeeping,
                properties.lease().dividedBy(4));
        return new DeliveryWorker.Crew(
                letters,
                dispatcher,
                postmen(transport, letters, lease, circuit, verdicts, recorder),
                recorder,
                housekeeper,
                lease);
    }

    private List<Postman> postmen(
            MailTransport transport,
            LetterQueue letters,
            WorkerLease lease,
            Circuit circuit,
            Verdicts verdicts,
            OutcomeRecorder recorder) {
        var pace = new Pace(properties.rate(), nanoTime);
        return Stream.generate(() -> new Postman(letters, transport, lease, circuit, pace, verdicts, recorder))
                .limit(transport.connections())
                .toList();
    }
}
