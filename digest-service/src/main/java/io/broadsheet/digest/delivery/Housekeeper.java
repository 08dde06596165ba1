package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailRoutes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** What a worker does beside sending: signs of life, taking over from the dead, telling of failures, counting. */
final class Housekeeper implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeper.class);

    private final WorkerLease lease;
    private final FailureAnnouncer announcer;
    private final Strays strays;
    private final Ledger ledger;
    private final MailRoutes routes;
    private final DeliveryMetrics metrics;
    private final Tidying tidying;
    private final TransactionOperations transaction;
    private final DoorBell bell;
    private final Duration interval;
    private volatile boolean stopping;

    Housekeeper(
            WorkerLease lease,
            FailureAnnouncer announcer,
            Strays strays,
            Ledger ledger,
            MailRoutes routes,
            DeliveryMetrics metrics,
            Tidying tidying,
            TransactionOperations transaction,
            DoorBell bell,
            Duration interval) {
        this.lease = lease;
        this.announcer = announcer;
        this.strays = strays;
        this.ledger = ledger;
        this.routes = routes;
        this.metrics = metrics;
        this.tidying = tidying;
        this.transaction = transaction;
        this.bell = bell;
        this.interval = interval;
    }

    void stop() {
        stopping = true;
        bell.ring();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                tryRound();
                bell.await(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryRound() {
        try {
            round();
        } catch (RuntimeException e) {
            log.warn("housekeeping=false reason=\"{}\"", e.getMessage());
        } catch (Error e) {
            log.error("housekeeping=false", e); // without this thread others would take over mails that are being sent
        }
    }

    private void round() {
        lease.beat();
        Integer mails = transaction.execute(status -> lease.takeOver());
        if (mails != null && mails > 0) {
            log.warn("taken-over={}: a worker has gone without a word; these mails may be sent twice", mails);
        }
        lease.worker().ifPresent(strays::putBack);
        if (announcer.announce()) {
            bell.ring();
        }
        routes.closeIdle();
        metrics.open(ledger.open());
        tidying.round();
    }
}
