package io.broadsheet.digest.delivery;

import static io.broadsheet.digest.delivery.TestWorkers.EDITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails that were claimed when their edition paused. */
class PausingTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int BATCH = 200;

    private final TestWorkers test = new TestWorkers(new SettableClock(Instant.parse("2026-12-01T07:00:00Z")));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void thoseThatAreJustBeingWrittenGoBack() {
        long first = test.jdbc
                        .sql("select coalesce(max(id), 0) from delivery")
                        .query(Long.class)
                        .single()
                + 1;
        test.server.onRecipient(to -> "550 5.7.1 we do not like you");
        test.composer.content = mail -> {
            if (mail.id() >= first + BATCH) {
                await().atMost(LONG)
                        .until(() -> test.deliveries().pausedBecause(EDITION).isPresent()
                                && test.count("state = 'sending'") <= BATCH);
            }
            return TestComposer.ready(mail);
        };
        test.owe(2 * BATCH);
        test.start(TestWorkers.properties(BATCH, Duration.ofSeconds(40)));

        await().atMost(LONG)
                .until(() ->
                        test.deliveries().pausedBecause(EDITION).isPresent() && test.count("state = 'sending'") == 0);
        assertThat(test.count("state = 'failed' and id >= " + (first + BATCH)))
                .as("but for those sent in the very moment of the pause")
                .isLessThan(10);
    }
}
