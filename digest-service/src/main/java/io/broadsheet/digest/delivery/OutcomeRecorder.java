package io.broadsheet.digest.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes outcomes to the ledger, a handful in one commit. An outcome is kept until it has been committed, however long the
 * database is away: forgetting that a mail was sent would send it twice.
 */
final class OutcomeRecorder implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(OutcomeRecorder.class);
    private static final int LARGEST_GROUP = 500;
    private static final Duration IDLE = Duration.ofMillis(250);
    /** Time in which a few more outcomes come in: a commit costs the database as much as several of them. */
    private static final Duration GATHERING = Duration.ofMillis(2);

    /** For each connection: a commit takes as long as handing over two mails. */
    private static final int WRITTEN_TOGETHER = 2;

    /** For each connection: one on its way, so many being written down, and as many waiting to be. */
    private static final int ADMISSIONS = 1 + 2 * WRITTEN_TOGETHER;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Runs runs;
    private final Routes routes;
    private final TransactionOperations transaction;
    private final DeliveryMetrics metrics;
    private final DoorBell housekeeping;
    private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Set<Long> held = ConcurrentHashMap.newKeySet();
    private final Set<Long> admitted = ConcurrentHashMap.newKeySet();
    private final Set<Long> pausedMeanwhile = ConcurrentHashMap.newKeySet();
    private final Semaphore admissions;
    private final int enough;
    private volatile boolean stopping;

    /**
     * A recorder with nothing to record.
     *
     * @param connections on which mails leave; for each, five mails may be on their way or sent without a committed
     *     outcome, which are the most that are sent twice when the process dies
     */
    OutcomeRecorder(
            Ledger ledger,
            Runs runs,
            Routes routes,
            TransactionOperations transaction,
            DeliveryMetrics metrics,
            DoorBell housekeeping,
            int connections) {
        this.admissions = new Semaphore(ADMISSIONS * connections);
        this.enough = WRITTEN_TOGETHER * connections;
        this.ledger = ledger;
        this.runs = runs;
        this.routes = routes;
        this.transaction = transaction;
        this.metrics = metrics;
        this.housekeeping = housekeeping;
    }

    /**
     * Takes note of mails just claimed, each of which will have an outcome. Leaves out those whose last outcome is not
     * known to be committed yet: it will be written again and settle this claim too.
     */
    List<Held> expect(List<Held> claimed) {
        return claimed.stream().filter(each -> held.add(each.id())).toList();
    }

    /** Takes note that a claimed mail has been given back already. */
    void dismiss(Held mail) {
        held.remove(mail.id());
    }

    /** To be called before mails are claimed: those of editions that were paused by then are not among them. */
    void forgetPauses() {
        pausedMeanwhile.clear();
    }

    /** Whether a letter's edition has paused by itself since its mail was claimed. */
    boolean pausedMeanwhile(Letter letter) {
        return pausedMeanwhile.stream().anyMatch(letter::isOf);
    }

    /** Takes the outcome of a mail that was not sent. */
    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** Waits until one more mail may be sent; to be followed by {@link #addAdmitted} or {@link #withdraw}. */
    void admit() {
        admissions.acquireUninterruptibly();
    }

    /** Takes the outcome of a mail that was admitted. */
    void addAdmitted(Outcome outcome) {
        admitted.add(outcome.held().id());
        outcomes.add(outcome);
    }

    /** Gives an admission back unused. */
    void withdraw() {
        admissions.release();
    }

    /** Whether this process knows that it holds a mail. */
    boolean holds(long id) {
        return held.contains(id);
    }

    /** Whether a claimed mail has no committed outcome yet. */
    boolean isBusy() {
        return !held.isEmpty();
    }

    /** Ends {@link #run} when everything added so far has been tried at least once more. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        List<Outcome> group = new ArrayList<>();
        try {
            while (!(stopping && outcomes.isEmpty())) {
                collect(group);
                while (!group.isEmpty() && !committed(group)) {
                    if (stopping) {
                        log.warn("outcomes={} committed=false: these mails may be sent twice", group.size());
                        return;
                    }
                    Thread.sleep(BETWEEN_TRIES);
                }
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collect(List<Outcome> group) throws InterruptedException {
        Outcome first = outcomes.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            group.add(first);
            if (outcomes.size() < enough) {
                Thread.sleep(GATHERING);
            }
            outcomes.drainTo(group, LARGEST_GROUP - 1);
        }
    }

    private boolean committed(List<Outcome> group) {
        try {
            Set<Long> paused = new HashSet<>();
            Integer settled = group.stream().allMatch(Outcome::isSent)
                    ? Integer.valueOf(ledger.settleSent(group))
                    : transaction.execute(status -> {
                        int count = ledger.settle(group);
                        paused.addAll(runs.note(group));
                        return count;
                    });
            done(group, settled == null ? 0 : settled);
            // the others of its readers shall not fail too, nor those whose letters are just being written
            pausedMeanwhile.addAll(paused);
            paused.forEach(
                    edition -> routes.withdraw(edition).forEach(each -> outcomes.add(Outcome.released(each.held()))));
            return true;
        } catch (RuntimeException e) {
            // the edge of the loop: whatever it was, these outcomes must not be forgotten
            log.warn("outcomes={} committed=false reason=\"{}\"", group.size(), e.getMessage());
            return false;
        }
    }

    private void forget(long id) {
        if (admitted.remove(id)) {
            admissions.release();
        }
        held.remove(id);
    }

    private void done(List<Outcome> group, int settled) {
        if (settled < group.size()) {
            log.info("outcomes={} settled={}: others had taken over the rest", group.size(), settled);
        }
        group.forEach(each -> forget(each.held().id()));
        metrics.count(group);
        if (group.stream().anyMatch(each -> each.state() == DeliveryState.FAILED)) {
            housekeeping.ring();
        }
    }
}
