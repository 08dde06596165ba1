package io.broadsheet.digest.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes this process's worker when there is something to send; other processes find it at their next poll. */
final class DoorBell {

    private final Semaphore rings = new Semaphore(0);

    /** Rings now, or when the caller's transaction has committed. */
    void ring() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    rings.release();
                }
            });
        } else {
            rings.release();
        }
    }

    /** Waits until somebody rings, or the time is over; rings since the last call count as one. */
    void await(Duration atMost) throws InterruptedException {
        if (rings.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rings.drainPermits();
        }
    }
}
