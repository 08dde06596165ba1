package io.broadsheet.digest.edition;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Repeats one task on a virtual thread of its own; a round that fails is logged once, and the next one comes anyway. */
final class EditionLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EditionLoop.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private @Nullable CountDownLatch stopping;
    private @Nullable Thread thread;
    private @Nullable String lastFailure;

    EditionLoop(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    @Override
    public synchronized void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        thread = Thread.ofVirtual().name(name).start(() -> run(stop));
    }

    @Override
    public synchronized void stop() {
        if (stopping == null || thread == null) {
            return;
        }
        stopping.countDown();
        try {
            if (!thread.join(STOP_LIMIT)) {
                log.warn("loop did not stop in time: name={} limit={}", name, STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopping = null;
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run(CountDownLatch stop) {
        try {
            do {
                oneRound();
            } while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void oneRound() {
        try {
            round.run();
            lastFailure = null;
        } catch (RuntimeException | Error e) { // an error would end this thread, and nobody would notice
            String failure = e.toString();
            if (!failure.equals(lastFailure)) {
                log.warn("round failed, the next one follows: loop={}", name, e);
            }
            lastFailure = failure;
        }
    }
}
