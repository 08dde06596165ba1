package io.broadsheet.ingest.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopTests {

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
    void roundThatFailsIsFollowedByTheNext(Class<? extends Throwable> failure) {
        var rounds = new AtomicInteger();
        var loop = new Loop("test", Duration.ofMillis(1), () -> {
            if (rounds.incrementAndGet() == 1) {
                raise(failure);
            }
        });
        loop.start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rounds).hasValueGreaterThan(2));
        loop.stop();
    }

    private static void raise(Class<? extends Throwable> failure) {
        switch (failure.getSimpleName()) {
            case "StackOverflowError" -> throw new StackOverflowError("made up");
            case "OutOfMemoryError" -> throw new OutOfMemoryError("made up");
            default -> throw new IllegalStateException("made up");
        }
    }
}
