package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets answers leave only at whole multiples of a time after the question, so that it does not show what they took: a reader who is
 * on the list costs the database less than one who is not. What waits for its beat counts as a request that is served.
 */
final class AnswerBeat {

    private final Duration beat;
    private final LongSupplier nanoTime;

    AnswerBeat(Duration beat, LongSupplier nanoTime) {
        this.beat = beat;
        this.nanoTime = nanoTime;
    }

    <T> T answer(Supplier<T> work) {
        long begin = nanoTime.getAsLong();
        T answer = work.get();
        try {
            TimeUnit.NANOSECONDS.sleep(rest(nanoTime.getAsLong() - begin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // of a service that is stopping; what was done is done
        }
        return answer;
    }

    /** Nanoseconds until the next beat. */
    long rest(long taken) {
        return beat.toNanos() - taken % beat.toNanos();
    }
}
