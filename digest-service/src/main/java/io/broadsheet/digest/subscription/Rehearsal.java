package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * Practises signups in the first seconds, a few at a time, so that the code is compiled before many readers come at once: a service
 * that has just started needs ten times the processor for each. No signup comes of it, only figures that count requests or
 * transactions know of it.
 */
final class Rehearsal implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

    /** Signups by programs, for one by the form; all of a round at once, as each rests until its beat. */
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
        if (!atMost.isPositive()) {
            return;
        }
        door.get().ifPresent(it -> {
            running = true;
            thread = Thread.ofPlatform().daemon().name("rehearsal").start(() -> rehearse(it));
        });
    }

    private void rehearse(URI at) {
        long begin = nanoTime.getAsLong();
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = new RehearsedRequests(at);
            while (running
                    && done.get() < rounds
                    && nanoTime.getAsLong() - begin < atMost.toNanos()
                    && round(requests, together)) {
                done.incrementAndGet();
            }
            log.info("rehearsed rounds={} took={}ms", done, (nanoTime.getAsLong() - begin) / 1_000_000);
        } catch (IOException | ExecutionException | DataAccessException | TransactionException e) {
            log.info("rehearsed rounds={} ended=\"{}\"", done, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
        }
    }

    private boolean round(RehearsedRequests requests, ExecutorService together)
            throws InterruptedException, ExecutionException {
        signups.run();
        List<Callable<Boolean>> all = new ArrayList<>(Collections.nCopies(PROGRAMS, requests::program));
        all.add(requests::form);
        all.add(requests::page);
        boolean asExpected = true;
        for (Future<Boolean> answer : together.invokeAll(all)) {
            asExpected &= answer.get();
        }
        return asExpected;
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
