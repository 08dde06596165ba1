package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailRoutes;
import io.broadsheet.digest.mail.MailTransport;
import io.broadsheet.digest.mail.Rate;
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

    /** So many seconds' mails are claimed at once where a rate limits them: a pause or quiet hours should not have to wait. */
    private static final int SECONDS_AHEAD = 4;

    DeliveryWorker.Crew hire() {
        var ledger = new Ledger(jdbc, clock);
        var runs = new Runs(jdbc, clock, properties.pauseAfterFailures());
        var housekeeping = new DoorBell();
        int connections =
                routes.all().stream().mapToInt(MailTransport::connections).sum();
        var ways = ways();
        var recorder = new OutcomeRecorder(ledger, runs, ways, transaction, metrics, housekeeping, connections);
        var lease = new WorkerLease(jdbc, properties.lease(), nanoTime);
        var verdicts = new Verdicts(new RetrySchedule(properties.retryAfter(), properties.attempts()), clock, random);
        var quiet = new QuietTime(properties.quiet(), clock);
        var limits = new DomainLimits(
                properties.domainRate(),
                properties.domains(),
                new Slowdowns(new SlowedDomains(jdbc), nanoTime, properties.slowDown()));
        var lanes = new Lanes(limits, new DomainTokens(jdbc), new LaneLedger(jdbc, clock), recorder, nanoTime);
        var dispatcher = new Dispatcher(
                ledger, lanes, composers, ways, lease, quiet, verdicts, recorder, bell, properties, portion());
        var housekeeper = new Housekeeper(
                lease,
                new FailureAnnouncer(jdbc, transaction, events, clock),
                new Strays(jdbc, recorder::holds),
                ledger,
                routes,
                metrics,
                new Tidying(jdbc, clock),
                transaction,
                housekeeping,
                properties.lease().dividedBy(4));
        List<Postman> postmen = ways.all().stream()
                .flatMap(route -> Stream.generate(
                                () -> new Postman(route, ways, limits, lease, quiet, verdicts, recorder))
                        .limit(route.transport().connections()))
                .toList();
        return new DeliveryWorker.Crew(ways, dispatcher, postmen, recorder, housekeeper, lease);
    }

    private Routes ways() {
        var paces = new Paces(properties, jdbc, nanoTime);
        return new Routes(routes.all().stream()
                .map(transport -> new Route(
                        transport,
                        new LetterQueue(stock(transport.rate()), bell),
                        new Circuit(transport.name(), clock, bell),
                        new Allowance(jdbc, clock, transport.name(), transport.warmUp()),
                        paces.of(transport),
                        ahead(transport.rate())))
                .toList());
    }

    private int portion() {
        return Math.min(ahead(properties.rate()), ahead(properties.instanceRate()));
    }

    /** Letters that are left when more are claimed: where nothing slows them, as many as leave while those are made ready. */
    private int stock(Rate rate) {
        boolean unlimited = rate.isAny()
                && properties.rate().isAny()
                && properties.instanceRate().isAny();
        return unlimited ? ahead(rate) : ahead(rate) / 2;
    }

    private int ahead(Rate rate) {
        double mails = rate.isAny() ? properties.batch() : Math.ceil(SECONDS_AHEAD * rate.perSecond());
        return (int) Math.clamp(mails, 1, properties.batch());
    }
}
