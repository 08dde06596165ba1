package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.ingest.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds that were picked together share a row, and each of them leaves it once. */
class LivingLeasesTests {

    private static final Instant NOW = Visits.START;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Visits visits = new Visits();
    private Set<LivingLeases.Lease> leases = Set.of();

    private static Source.Feed feed(String id, String address) {
        return new Source.Feed(id, id, List.of(), List.of(), URI.create(address), null);
    }

    private static Source.Feed feed(String id) {
        return feed(id, "https://" + id + ".example/");
    }

    @BeforeEach
    void pick() {
        visits.states.align(List.of(feed("a"), feed("b"), feed("c")), HOUR, NOW);
        leases = visits.leases(2, Duration.ZERO).lease(3, NOW, NOW.plusSeconds(60)).stream()
                .map(LivingLeases.Lease::of)
                .collect(Collectors.toSet());
    }

    @AfterEach
    void tearDown() throws Exception {
        visits.close();
    }

    private Set<LivingLeases.Lease> of(String... ids) {
        return leases.stream()
                .filter(one -> List.of(ids).contains(one.sourceId()))
                .collect(Collectors.toSet());
    }

    private Set<LivingLeases.Lease> end(Set<LivingLeases.Lease> some) {
        return visits.transactions().execute(_ -> visits.living.end(some));
    }

    @Test
    void eachOneEndsOnceAndTheRowWithTheLast() {
        assertThat(end(of("a", "b"))).isEqualTo(of("a", "b"));
        assertThat(visits.leased()).containsExactly("c");
        assertThat(end(leases)).isEqualTo(of("c"));
        assertThat(visits.jdbc.sql("select lease from feed_lease").query().listOfRows())
                .isEmpty();
    }

    @Test
    void thoseThatEndAtTheSameMomentDoNotBringEachOtherBack() {
        var second = visits.transactions().execute(_ -> {
            visits.living.end(of("a"));
            var waits = CompletableFuture.supplyAsync(() -> end(of("a", "b")));
            await().atMost(Duration.ofSeconds(60)).until(visits::someoneWaits);
            return waits;
        });
        assertThat(second).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(of("b"));
        assertThat(visits.leased()).containsExactly("c");
    }

    @Test
    void thatOfAVisitWhichIsJustBeingWrittenDoesNotRunOut() {
        visits.transactions().executeWithoutResult(_ -> {
            visits.living.end(of("a"));
            assertThat(CompletableFuture.supplyAsync(
                            () -> visits.leases(2, Duration.ZERO).lease(3, NOW.plusSeconds(61), NOW.plusSeconds(90))))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .isEqualTo(List.of());
        });
        assertThat(visits.leased()).containsExactly("b", "c");
    }

    @Test
    void feedThatLeavesTheCatalogueOrGetsAnotherAddressMeanwhileHasNone() {
        visits.states.align(List.of(feed("a"), feed("b", "https://other.example/")), HOUR, NOW);
        assertThat(visits.leased()).containsExactly("a");
        assertThat(end(leases)).isEqualTo(of("a"));
        assertThat(visits.leases(2, Duration.ZERO).lease(3, NOW, NOW.plusSeconds(60)))
                .extracting(LeasedFeed::host)
                .containsExactlyInAnyOrder("a.example", "other.example");
    }

    @Test
    void underWayAreThoseThatHaveNotEnded() {
        end(of("a"));
        assertThat(visits.living.underWay(Set.of("a.example", "b.example")))
                .containsOnlyKeys("b.example")
                .containsEntry("b.example", 1);
    }
}
