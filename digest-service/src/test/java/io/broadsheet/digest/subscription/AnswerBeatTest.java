package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerBeatTest {

    @ParameterizedTest
    @CsvSource({"0, 20", "1, 19", "19, 1", "20, 20", "21, 19", "59, 1", "1013, 7"})
    void restsUntilTheNextBeat(long takenMillis, long restMillis) {
        var beat = new AnswerBeat(Duration.ofMillis(20), System::nanoTime);
        assertThat(beat.untilBeat(Duration.ofMillis(takenMillis).toNanos()))
                .isEqualTo(Duration.ofMillis(restMillis).toNanos());
    }

    @Test
    void givesTheAnswerOfTheWork() {
        Iterator<Long> clock = List.of(0L, 999_999L).iterator();
        assertThat(new AnswerBeat(Duration.ofMillis(1), clock::next)
                        .answer(() -> CompletableFuture.completedFuture("done")))
                .isEqualTo("done");
        assertThat(clock).isExhausted();
    }

    @Test
    void whatIsLateWaitsForOneMoreBeat() {
        var work = new CompletableFuture<String>();
        Thread waiting = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            await().until(() -> waiting.getState() == Thread.State.WAITING); // no longer for the first beat
            work.complete("done");
        });
        Iterator<Long> clock = List.of(0L, 999_999L, 1_999_999L).iterator();
        assertThat(new AnswerBeat(Duration.ofMillis(1), clock::next).answer(() -> work))
                .isEqualTo("done");
        assertThat(clock).isExhausted();
    }

    @Test
    void failsAsTheWorkDid() {
        var beat = new AnswerBeat(Duration.ofMillis(1), System::nanoTime);
        assertThatThrownBy(() -> beat.answer(() -> CompletableFuture.failedFuture(new IllegalStateException("so"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void answersAtOnceWhenTheServiceIsStopping() {
        Thread.currentThread().interrupt();
        assertThat(new AnswerBeat(Duration.ofDays(1), System::nanoTime)
                        .answer(() -> CompletableFuture.completedFuture("done")))
                .isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }
}
