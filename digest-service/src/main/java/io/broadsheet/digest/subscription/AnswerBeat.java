package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /**
     * Waits for a result. It is looked at with the first beat, when it is nearly always there: a request wakes up once, not
     * a first time only to go to sleep again.
     *
     * @param work begins it
     */
    <T> T answer(Supplier<CompletableFuture<T>> work) {
        long begin = nanoTime.getAsLong();
        CompletableFuture<T> answer = work.get();
        rest(begin);
        if (answer.isDone()) {
            return result(answer);
        }
        T late = result(answer);
        rest(begin);
        return late;
    }

    private void rest(long begin) {
        try {
            TimeUnit.NANOSECONDS.sleep(untilBeat(nanoTime.getAsLong() - begin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // of a service that is stopping; what was done is done
        }
    }

    private static <T> T result(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Nanoseconds until the next beat. */
    long untilBeat(long taken) {
        return beat.toNanos() - taken % beat.toNanos();
    }
}
