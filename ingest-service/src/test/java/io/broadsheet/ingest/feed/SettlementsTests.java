package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits that end at the same time are written together, and each of them as if it were alone. */
class SettlementsTests {

    private static final Instant NOW = Visits.START;
    private static final Instant NEXT = NOW.plusSeconds(3600);
    private static final int FEEDS = 40;

    private final Visits visits = new Visits();
    private final Settlements settlements = visits.settlements();
    private final List<Source.Feed> sources = IntStream.range(0, FEEDS)
            .mapToObj(i -> new Source.Feed(
                    "f%02d".formatted(i), "F", List.of(), List.of(), URI.create("https://h" + i + ".example/"), null))
            .toList();

    @BeforeEach
    void setUp() {
        visits.states.align(sources, Duration.ofHours(1), NOW);
    }

    @AfterEach
    void tearDown() throws Exception {
        visits.close();
    }

    private List<LeasedFeed> lease(Instant now) {
        return visits.leases(2, Duration.ZERO).lease(FEEDS, now, now.plusSeconds(60));
    }

    private Settlements.Settlement settlement(LeasedFeed feed, @Nullable String etag) {
        var validators = new FetchResult.Validators(etag, null);
        var before = feed.memory();
        var memory = new FeedMemory(validators, "hash", before.pace(), before.hints(), Moves.NONE);
        Source.Feed source = sources.stream()
                .filter(one -> one.id().equals(feed.sourceId()))
                .findAny()
                .orElseThrow();
        return new Settlements.Settlement(
                feed, source, new FeedStates.Visit(memory, NEXT, 0, null), Attempt.succeeded(NOW, NEXT), NOW);
    }

    @Test
    void visitsThatEndTogetherAllCountAndKeepWhatIsTheirs() {
        List<LeasedFeed> leased = lease(NOW);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = leased.stream()
                    .map(feed -> CompletableFuture.supplyAsync(
                            () -> settlements.settle(settlement(feed, "e-" + feed.sourceId())), threads))
                    .toList();
            assertThat(results.stream().map(CompletableFuture::join))
                    .hasSize(FEEDS)
                    .containsOnly(true);
        }
        assertThat(visits.jdbc
                        .sql("select source_id, etag, next_poll_at, lease from feed_state")
                        .query()
                        .listOfRows())
                .hasSize(FEEDS)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("etag", "e-" + row.get("source_id"))
                        .containsEntry("lease", null)
                        .satisfies(one -> assertThat(Visits.next(one)).isEqualTo(NEXT)));
        assertThat(visits.jdbc
                        .sql("select state, revision from source_health")
                        .query()
                        .listOfRows())
                .hasSize(FEEDS)
                .containsOnly(Map.of("state", "ok", "revision", 1L));
    }

    @Test
    void visitThatTookLongerThanItsLeaseChangesNothing() {
        LeasedFeed late = lease(NOW).getFirst();
        LeasedFeed again = lease(NOW.plusSeconds(61)).stream()
                .filter(feed -> feed.sourceId().equals(late.sourceId()))
                .findAny()
                .orElseThrow();
        assertThat(settlements.settle(settlement(late, "late"))).isFalse();
        assertThat(visits.jdbc
                        .sql("select count(*) from source_health")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(settlements.settle(settlement(again, "again"))).isTrue();
        assertThat(settlements.settle(settlement(again, "twice"))).isFalse();
        assertThat(visits.jdbc
                        .sql("select etag from feed_state where source_id = ?")
                        .param(late.sourceId())
                        .query(String.class)
                        .single())
                .isEqualTo("again");
    }

    @Test
    void visitThatCannotBeStoredLeavesTheOthersAlone() {
        List<LeasedFeed> leased = lease(NOW);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = leased.stream()
                    .map(feed -> CompletableFuture.supplyAsync(
                            () -> settlements.settle(settlement(feed, feed.equals(leased.getFirst()) ? "\0" : "e")),
                            threads))
                    .toList();
            assertThatThrownBy(results.getFirst()::join).hasMessageContaining("not written");
            assertThat(results.stream().skip(1).map(CompletableFuture::join))
                    .hasSize(FEEDS - 1)
                    .containsOnly(true);
        }
        assertThat(visits.jdbc
                        .sql("select source_id from feed_state where lease is not null")
                        .query(String.class)
                        .list())
                .containsExactly(leased.getFirst().sourceId());
    }
}
