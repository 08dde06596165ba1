package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EditionLoopTest {

    @Test
    void neitherAnExceptionNorAnErrorEndsIt() {
        var rounds = new AtomicInteger();
        var loop = new EditionLoop("test", Duration.ofMillis(1), () -> {
            switch (rounds.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("made up");
                case 2 -> throw new StackOverflowError("made up");
                default -> {}
            }
        });
        loop.start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rounds).hasValueGreaterThan(3));
        loop.stop();
    }
}
