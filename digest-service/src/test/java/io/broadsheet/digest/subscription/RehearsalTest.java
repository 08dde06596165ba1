package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.TestKafka;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalTest {

    private static ReaderApp app;

    @BeforeAll
    static void start() {
        app = ReaderApp.start(TestKafka.bootstrapServers(), "server.servlet.context-path=/news");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Rehearsal rehearsal(Duration atMost, int rounds, Supplier<Optional<URI>> door) {
        return new Rehearsal(atMost, rounds, door, app.bean(RehearsedSignups.class), System::nanoTime);
    }

    private static Optional<URI> door() {
        return Optional.of(app.uri("/news/"));
    }

    @Test
    void nothingIsLeftOfIt() {
        Rehearsal rehearsal = rehearsal(Duration.ofMinutes(2), 3, RehearsalTest::door);
        rehearsal.start();
        await().until(() -> !rehearsal.isRunning());
        assertThat(rehearsal.roundsDone()).isEqualTo(3);
        for (String table : List.of(
                "subscription", "subscription_event", "delivery", "signup_count", "signup_repeat", "spent_proof")) {
            assertThat(app.jdbc()
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void itIsOverWhenTheServiceStops() {
        Rehearsal rehearsal = rehearsal(Duration.ofMinutes(2), Integer.MAX_VALUE, RehearsalTest::door);
        rehearsal.start();
        await().until(() -> rehearsal.roundsDone() > 0);
        rehearsal.stop();
        assertThat(rehearsal.isRunning()).isFalse();
    }

    @Test
    void itIsOverWhenItsTimeIs() {
        Rehearsal rehearsal = rehearsal(Duration.ofMillis(1), Integer.MAX_VALUE, RehearsalTest::door);
        rehearsal.start();
        await().until(() -> !rehearsal.isRunning());
    }

    @Test
    void whereTheServiceCannotReachItselfItDoesNotTakePlace() {
        Rehearsal rehearsal = rehearsal(
                Duration.ofMinutes(2), 3, () -> Optional.of(URI.create("http://127.0.0.1:1/"))); // nobody listens
        rehearsal.start();
        await().until(() -> !rehearsal.isRunning());
        assertThat(rehearsal.roundsDone()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1",
        "0.0.0.0, 127.0.0.1",
        "::, 127.0.0.1",
        "192.0.2.7, 192.0.2.7",
        "::1, [0:0:0:0:0:0:0:1]",
        "fe80::1%1, [fe80:0:0:0:0:0:0:1%1]"
    })
    void theServiceReachesItselfWhereItListens(String address, String host) {
        var door = OwnDoor.at(address, 8080, "/news");
        assertThat(door).hasValue(URI.create("http://" + host + ":8080/news/"));
        assertThatCode(() -> new RehearsedRequests(door.orElseThrow())).doesNotThrowAnyException();
    }

    @Test
    void anAddressThatIsNoneIsNoReasonNotToStart() {
        assertThat(OwnDoor.at("fe80::1%nowhere", 8080, "")).isEmpty();
        Rehearsal rehearsal = rehearsal(Duration.ofMinutes(2), 3, Optional::empty);
        assertThatCode(rehearsal::start).doesNotThrowAnyException();
        assertThat(rehearsal.isRunning()).isFalse();
    }

    @Test
    void anOperatorMayDoWithout() {
        Rehearsal rehearsal = rehearsal(Duration.ZERO, 3, () -> {
            throw new IllegalStateException("nobody needs a door");
        });
        assertThatCode(rehearsal::start).doesNotThrowAnyException();
        assertThat(rehearsal.isRunning()).isFalse();
        rehearsal.stop();
    }
}
