package io.broadsheet.digest.delivery;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Spaces mails evenly, so that the configured rate is what really leaves, and never more. */
final class Pace {

    private static final long SECOND = 1_000_000_000L;

    private final long interval;
    private final LongSupplier nanoTime;
    private long next;

    /**
     * A pace from now on.
     *
     * @param rate mails a second; 0: any
     */
    Pace(int rate, LongSupplier nanoTime) {
        this.interval = rate == 0 ? 0 : SECOND / rate;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** Waits for the next slot. */
    void await() {
        long end = nanoTime.getAsLong() + reserve();
        for (long left = end - nanoTime.getAsLong(); left > 0; left = end - nanoTime.getAsLong()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Reserves the next slot and returns how many nanoseconds to wait for it. */
    synchronized long reserve() {
        if (interval == 0) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        long slot = next - now > 0 ? next : now;
        next = slot + interval;
        return slot - now;
    }
}
