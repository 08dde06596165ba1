package io.broadsheet.standalone;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.core.NestedExceptionUtils;

/** Starts parts beside each other; closing waits for those still at it. */
final class Starting implements AutoCloseable {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("start-", 0).factory());

    /** A part on its way up. */
    record Rising<T>(String name, Future<T> future) {

        /**
         * Waits for the part.
         *
         * @throws StartRefused when it did not start
         */
        T await() throws StartRefused {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw new StartRefused("%s did not start: %s".formatted(name, reason(e)), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartRefused("interrupted while %s was starting".formatted(name), e);
            }
        }

        private static String reason(ExecutionException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            return cause.getMessage() == null ? cause.toString() : cause.getMessage();
        }
    }

    <T> Rising<T> start(String name, Callable<T> part) {
        return new Rising<>(name, threads.submit(part));
    }

    @Override
    public void close() {
        threads.close();
    }
}
