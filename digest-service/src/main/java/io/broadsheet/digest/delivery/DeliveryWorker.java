package io.broadsheet.digest.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Starts sending when the application is up. When it stops, mails on their way arrive and are noted before anything else
 * goes away, so that stopping sends nothing twice.
 */
final class DeliveryWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    private final Supplier<Crew> crews;
    private final Duration drain;
    private final LongSupplier nanoTime;
    private volatile @Nullable Shift shift;

    /** Those who work together. */
    record Crew(
            Routes routes,
            Dispatcher dispatcher,
            List<Postman> postmen,
            OutcomeRecorder recorder,
            Housekeeper housekeeper,
            WorkerLease lease) {}

    /** A crew at work. */
    private record Shift(Crew crew, Thread dispatcher, List<Thread> postmen, Thread recorder, Thread housekeeper) {}

    /**
     * A worker at rest.
     *
     * @param crews makes a new crew for each start
     * @param drain how long stopping may take
     */
    DeliveryWorker(Supplier<Crew> crews, Duration drain, LongSupplier nanoTime) {
        this.crews = crews;
        this.drain = drain;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void start() {
        Crew crew = crews.get();
        List<Thread> postmen = new ArrayList<>();
        // as few as connections, and at home in sockets all day: there a platform thread takes less time than a virtual
        // one
        crew.postmen().forEach(each -> postmen.add(thread("postman-" + postmen.size(), each)));
        shift = new Shift(
                crew,
                thread("delivery-dispatcher", crew.dispatcher()),
                postmen,
                thread("delivery-recorder", crew.recorder()),
                thread("delivery-housekeeper", crew.housekeeper()));
    }

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }

    @Override
    public synchronized void stop() {
        Shift ending = shift;
        shift = null;
        if (ending != null) {
            try {
                drain(ending, nanoTime.getAsLong() + drain.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void drain(Shift ending, long deadline) throws InterruptedException {
        Crew crew = ending.crew();
        crew.dispatcher().stop();
        crew.routes().close().forEach(each -> crew.recorder().add(Outcome.released(each.held())));
        join(ending.dispatcher(), deadline);
        for (Thread postman : ending.postmen()) {
            join(postman, deadline);
        }
        crew.recorder().stop();
        join(ending.recorder(), deadline);
        crew.housekeeper().stop();
        join(ending.housekeeper(), deadline);
        if (crew.recorder().isBusy()) {
            log.warn("drained=false: some mails are on their way still; others will take them over");
        } else {
            end(crew.lease());
        }
    }

    private void join(Thread thread, long deadline) throws InterruptedException {
        thread.join(Duration.ofNanos(Math.max(deadline - nanoTime.getAsLong(), 1_000_000)));
    }

    private static void end(WorkerLease lease) {
        try {
            lease.end();
            log.info("drained=true");
        } catch (DataAccessException e) {
            log.warn("drained=true reason=\"{}\"", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return shift != null;
    }
}
