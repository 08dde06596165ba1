package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Visits that are settled and the relay that notes what Kafka has wait for each other, but never in a circle. */
class SettlementLocksTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Visits visits = new Visits();
    private final Settlements settlements = visits.settlements();
    private final List<Source.Feed> sources = List.of(feed("a"), feed("b"));

    private static Source.Feed feed(String id) {
        return new Source.Feed(id, id, List.of(), List.of(), URI.create("https://" + id + ".example/"), null);
    }

    @AfterEach
    void tearDown() throws Exception {
        visits.close();
    }

    @Test
    void sourcesWithNewsAndThosePutOffAreLockedInTheOrderOfTheirIds() {
        visits.states.align(sources, Duration.ofHours(1), NOW);
        settle(NOW, feed -> settlement(feed, NOW, "old", good(NOW)));

        var settled = visits.transactions().execute(_ -> {
            lock("source_health", "a"); // as the relay does first
            var under = CompletableFuture.runAsync(this::putOffAndNews);
            await().atMost(Duration.ofSeconds(60)).until(visits::someoneWaits);
            lock("source_health", "b"); // a deadlock, had the news of b been noted already
            return under;
        });
        settled.join();

        assertThat(visits.jdbc
                        .sql("select source_id || revision from source_health order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("a2", "b2");
    }

    @Test
    void changeOfTheCatalogueWaitsForVisitsThatAreBeingWrittenAndTheyForIt() {
        visits.states.align(sources, Duration.ofHours(1), NOW);
        settle(NOW, feed -> settlement(feed, NOW, "old", good(NOW)));
        Instant at = NOW.plus(MINUTE);
        var leased = visits.leases(2, Duration.ZERO).lease(2, at, at.plus(MINUTE));

        var settled = visits.transactions().execute(_ -> {
            visits.states.align(List.of(feed("b")), Duration.ofHours(1), at);
            var under = CompletableFuture.runAsync(() -> {
                leased.forEach(feed -> settlements.settle(settlement(feed, at, "new", good(at))));
                settlements.flush();
            });
            await().atMost(Duration.ofSeconds(60)).until(visits::someoneWaits);
            lock("feed_state", "b"); // a deadlock, had the visit to b been written already
            return under;
        });
        settled.join();

        assertThat(visits.jdbc
                        .sql("select source_id || etag from feed_state")
                        .query(String.class)
                        .list())
                .containsExactly("bnew");
        assertThat(visits.leased()).isEmpty();
    }

    private void putOffAndNews() {
        Instant at = NOW.plus(MINUTE);
        var putOff = new Settlements.Report.Postponed("later");
        settle(
                at,
                feed -> feed.sourceId().equals("a")
                        ? settlement(feed, at, "old", putOff)
                        : settlement(feed, at, "new", good(at)));
    }

    private static Settlements.Report good(Instant at) {
        return new Settlements.Report.Made(Attempt.succeeded(at, at.plus(MINUTE)));
    }

    /** Visits to both. */
    private void settle(Instant at, Function<LeasedFeed, Settlements.Settlement> visit) {
        visits.leases(2, Duration.ZERO).lease(2, at, at.plus(MINUTE)).stream()
                .map(visit)
                .forEach(settlements::settle);
        settlements.flush();
    }

    private static Settlements.Settlement settlement(
            LeasedFeed feed, Instant at, String etag, Settlements.Report report) {
        var before = feed.memory();
        var memory = new FeedMemory(
                new FetchResult.Validators(etag, null), "hash", before.pace(), before.hints(), Moves.NONE);
        var visit = new FeedStates.Visit(memory, at.plus(MINUTE), 0, null);
        return new Settlements.Settlement(feed, feed(feed.sourceId()), visit, report, at);
    }

    private void lock(String table, String id) {
        visits.jdbc
                .sql("select 1 from " + table + " where source_id = ? for no key update")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
