package io.broadsheet.ingest.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats one piece of work on a virtual thread of its own, so that no loop waits for another; a round that fails is
 * logged and the next one comes all the same.
 */
public final class Loop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable String lastError;

    /**
     * Describes the loop; the context starts and stops it.
     *
     * @param pause time between the end of one round and the start of the next
     * @param round the work; must return soon after its own blocking calls do, for the sake of an orderly stop
     */
    public Loop(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    /** Ends the current pause. */
    public void wake() {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(STOP_LIMIT)) {
                log.warn("loop did not stop in time: name={} limit={}", name, STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            runRound();
            try {
                if (wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void runRound() {
        try {
            round.run();
            if (lastError != null) {
                log.info("loop works again: name={}", name);
                lastError = null;
            }
        } catch (RuntimeException | Error e) { // an error would end this thread, and nobody would notice
            warnOnce(e);
        }
    }

    /** A database that is down for an hour is one line, not thousands. */
    private void warnOnce(Throwable e) {
        String error = String.valueOf(e.getMessage());
        if (error.equals(lastError)) {
            log.debug("loop failed again: name={}", name, e);
            return;
        }
        lastError = error;
        log.warn("loop failed, next round follows: name={}", name, e);
    }
}
