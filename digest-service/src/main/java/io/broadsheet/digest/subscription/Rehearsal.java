package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Practises signups in the first seconds, one at a time, so that the code is compiled before many readers come at once: a service
 * that has just started needs ten times the processor for each. Nothing is left of it.
 */
final class Rehearsal implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

    /** Signups by programs, for one by the form. */
    private static final int PROGRAMS = 6;

    private final Duration atMost;
    private final int rounds;
    private final Supplier<Optional<URI>> door;
    private final RehearsedSignups signups;
    private final LongSupplier nanoTime;
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * Describes a rehearsal.
     *
     * @param atMost how long; zero: it does not take place
     * @param rounds after which it is over at the latest
     * @param door where this service is reached by itself, once it listens
     */
    Rehearsal(
            Duration atMost,
            int rounds,
            Supplier<Optional<URI>> door,
            RehearsedSignups signups,
            LongSupplier nanoTime) {
        this.atMost = atMost;
        this.rounds = rounds;
        this.door = door;
        this.signups = signups;
        this.nanoTime = nanoTime;
    }

    @Override
    public void start() {
        door.get().filter(it -> atMost.isPositive()).ifPresent(it -> {
            running = true;
            thread = Thread.ofPlatform().daemon().name("rehearsal").start(() -> rehearse(it));
        });
    }

    private void rehearse(URI at) {
        long begin = nanoTime.getAsLong();
        try {
            var requests = new RehearsedRequests(at);
            while (running
                    && done.get() < rounds
                    && nanoTime.getAsLong() - begin < atMost.toNanos()
                    && round(requests)) {
                done.incrementAndGet();
            }
            log.info("rehearsed rounds={} took={}ms", done, (nanoTime.getAsLong() - begin) / 1_000_000);
        } catch (IOException | DataAccessException | TransactionException e) {
            log.info("rehearsed rounds={} ended=\"{}\"", done, e.getMessage());
        } finally {
            running = false;
        }
    }

    private boolean round(RehearsedRequests requests) throws IOException {
        signups.run();
        for (int i = 0; i < PROGRAMS; i++) {
            if (!requests.program()) {
                return false;
            }
        }
        return requests.form() && requests.page();
    }

    @Override
    public void stop() {
        running = false;
        Thread rehearsing = thread;
        if (rehearsing != null) {
            try {
                rehearsing.join(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Rounds that went well. */
    int roundsDone() {
        return done.get();
    }

    /** The last to start and the first to stop: it needs the door, and the database. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
