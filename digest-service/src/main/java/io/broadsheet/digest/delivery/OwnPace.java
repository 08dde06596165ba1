package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.Rate;
import java.util.function.LongSupplier;

/** A rate of this process alone. */
final class OwnPace implements Pace {

    private final LongSupplier nanoTime;
    private final Slots slots;

    OwnPace(Rate rate, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.slots = new Slots(Pace.interval(rate), LATE.toNanos(), nanoTime.getAsLong());
    }

    @Override
    public synchronized long reserve() {
        return slots.take(nanoTime.getAsLong());
    }
}
