package io.broadsheet.digest.delivery;

/**
 * Points in time that are evenly apart, each given out once. A little of what was not used in time may be made up for, so that
 * a rate is met although senders are late now and then; never more, so that bursts are short.
 */
final class Slots {

    private final long interval;
    private final long late;
    private long next;

    /**
     * Slots from now on; times are of one {@code nanoTime}.
     *
     * @param interval nanoseconds between two
     * @param late how long a slot can be made up for
     */
    Slots(long interval, long late, long now) {
        this.interval = interval;
        this.late = late;
        this.next = now;
    }

    /** Takes the next slot and returns how many nanoseconds to wait for it. */
    long take(long now) {
        long earliest = now - late;
        long slot = next - earliest > 0 ? next : earliest;
        next = slot + interval;
        return Math.max(slot - now, 0);
    }
}
