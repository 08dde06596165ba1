package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                feed, source, new FeedStates.Visit(memory, NEXT, 0, null), made(NOW, NEXT), NOW);
    }

    private static Settlements.Report made(Instant at, Instant next) {
        return new Settlements.Report.Made(Attempt.succeeded(at, next));
    }

    /** A visit at that time that found everything as it was. */
    private void quietVisit(String id, Instant at) {
        settle(quiet(id, at));
    }

    private Settlements.Settlement quiet(String id, Instant at) {
        return quiet(of(lease(at), id), at);
    }

    private static LeasedFeed of(List<LeasedFeed> feeds, String id) {
        return feeds.stream().filter(one -> one.sourceId().equals(id)).findAny().orElseThrow();
    }

    private Settlements.Settlement quiet(LeasedFeed feed, Instant at) {
        Source.Feed source = sources.stream()
                .filter(one -> one.id().equals(feed.sourceId()))
                .findAny()
                .orElseThrow();
        var visit = new FeedStates.Visit(feed.memory(), at.plusSeconds(60), 0, null);
        return new Settlements.Settlement(feed, source, visit, made(at, at.plusSeconds(60)), at);
    }

    private static Settlements.Settlement failure(Settlements.Settlement quiet, Instant at) {
        var visit = new FeedStates.Visit(quiet.visit().memory(), at.plusSeconds(60), 1, "no feed");
        var attempt = new Attempt(Attempt.State.FAILING, at, at.plusSeconds(60), 1, "no feed");
        return new Settlements.Settlement(
                quiet.feed(), quiet.source(), visit, new Settlements.Report.Made(attempt), at);
    }

    private void settle(Settlements.Settlement... together) {
        List.of(together).forEach(settlements::settle);
        settlements.flush();
    }

    private Map<String, Object> health(String id) {
        return visits.jdbc
                .sql("select * from source_status where source_id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    @Test
    void visitsThatEndTogetherAllCountAndKeepWhatIsTheirs() {
        settle(lease(NOW).stream()
                .map(feed -> settlement(feed, "e-" + feed.sourceId()))
                .toArray(Settlements.Settlement[]::new));
        assertThat(visits.jdbc
                        .sql("select source_id, etag, next_poll_at from feed_state")
                        .query()
                        .listOfRows())
                .hasSize(FEEDS)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("etag", "e-" + row.get("source_id"))
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
        settle(settlement(late, "late"));
        assertThat(visits.jdbc
                        .sql("select count(*) from source_health")
                        .query(Long.class)
                        .single())
                .isZero();
        settle(settlement(again, "again"));
        settle(settlement(again, "twice"));
        assertThat(visits.jdbc
                        .sql("select etag from feed_state where source_id = ?")
                        .param(late.sourceId())
                        .query(String.class)
                        .single())
                .isEqualTo("again");
    }

    @Test
    void visitThatCannotBeStoredLeavesTheOthersAlone() {
        List<LeasedFeed> all = lease(NOW);
        settle(all.stream()
                .map(feed -> settlement(feed, feed.equals(all.getFirst()) ? "\0" : "e"))
                .toArray(Settlements.Settlement[]::new));
        assertThat(visits.leased()).containsExactly(all.getFirst().sourceId());
    }

    @Test
    void visitThatFindsNothingNewMovesTimesAloneAndTellsKafkaNowAndThen() {
        settle(lease(NOW).stream().map(feed -> settlement(feed, "e")).toArray(Settlements.Settlement[]::new));
        quietVisit("f07", NEXT);
        assertThat(health("f07"))
                .containsEntry("revision", 1L)
                .containsEntry("last_attempt_at", Timestamp.from(NEXT))
                .containsEntry("last_success_at", Timestamp.from(NEXT))
                .containsEntry("next_attempt_at", Timestamp.from(NEXT.plusSeconds(60)));
        assertThat(visits.jdbc
                        .sql("select etag, next_poll_at from feed_state where source_id = 'f07'")
                        .query()
                        .singleRow())
                .containsEntry("etag", "e")
                .containsEntry("next_poll_at", Timestamp.from(NEXT.plusSeconds(60)));
        assertThat(visits.leased()).doesNotContain("f07");
        quietVisit("f07", NOW.plus(Duration.ofHours(7)));
        assertThat(health("f07")).containsEntry("revision", 2L);
    }

    @Test
    void visitThatFindsNothingNewIsTheLastGoodOneWhenTheNextFails() {
        settle(lease(NOW).stream().map(feed -> settlement(feed, "e")).toArray(Settlements.Settlement[]::new));
        quietVisit("f07", NEXT);
        Instant later = NEXT.plusSeconds(600);
        settle(failure(quiet("f07", later), later));
        assertThat(health("f07"))
                .containsEntry("state", "failing")
                .containsEntry("last_attempt_at", Timestamp.from(later))
                .containsEntry("last_success_at", Timestamp.from(NEXT))
                .containsEntry("next_attempt_at", Timestamp.from(later.plusSeconds(60)));
    }

    @Test
    void visitThatWasPutOffIsNoGoodOne() {
        settle(lease(NOW).stream().map(feed -> settlement(feed, "e")).toArray(Settlements.Settlement[]::new));
        var put = quiet("f07", NEXT);
        settle(new Settlements.Settlement(
                put.feed(), put.source(), put.visit(), new Settlements.Report.Postponed("too many requests"), NEXT));
        assertThat(health("f07"))
                .containsEntry("error", "too many requests")
                .containsEntry("last_attempt_at", Timestamp.from(NEXT))
                .containsEntry("last_success_at", Timestamp.from(NOW));
    }

    @Test
    void visitThatFindsNothingNewShowsThatTheSourceWorksAgain() {
        settle(lease(NOW).stream().map(feed -> settlement(feed, "e")).toArray(Settlements.Settlement[]::new));
        var put = quiet("f07", NEXT);
        settle(new Settlements.Settlement(
                put.feed(), put.source(), put.visit(), new Settlements.Report.Postponed("too many requests"), NEXT));
        quietVisit("f07", NEXT.plusSeconds(60));
        assertThat(health("f07")).containsEntry("revision", 3L).containsEntry("error", null);
        quietVisit("f07", NEXT.plusSeconds(120));
        assertThat(health("f07")).containsEntry("revision", 3L);
    }

    @Test
    void visitThatFindsNothingNewTellsTheNewNameOfItsSource() {
        settle(lease(NOW).stream().map(feed -> settlement(feed, "e")).toArray(Settlements.Settlement[]::new));
        var quiet = quiet("f07", NEXT);
        var renamed =
                new Source.Feed("f07", "G", List.of(), List.of(), quiet.feed().address(), null);
        settle(new Settlements.Settlement(quiet.feed(), renamed, quiet.visit(), quiet.report(), NEXT));
        assertThat(health("f07")).containsEntry("revision", 2L).containsEntry("title", "G");
    }

    @Test
    void pardonReachesThoseAloneThatNobodyVisits() {
        settle(lease(NOW).stream().map(feed -> settlement(feed, "e")).toArray(Settlements.Settlement[]::new));
        var failing = lease(NEXT);
        settle(failure(quiet(of(failing, "f07"), NEXT), NEXT), failure(quiet(of(failing, "f08"), NEXT), NEXT));
        Instant later = NEXT.plusSeconds(61);
        var visited = lease(later);
        visits.leases(2, Duration.ZERO).giveBack(List.of(of(visited, "f07")));
        visits.states.pardon(List.of("f07", "f08"), later.plusSeconds(5));
        assertThat(visits.jdbc
                        .sql("select source_id from feed_state where failures = 1")
                        .query(String.class)
                        .list())
                .containsExactly("f08");
        quietVisit("f07", later.plusSeconds(5));
        assertThat(health("f07")).containsEntry("state", "ok").containsEntry("failures", 0);
    }

    @Test
    void visitThatWasNotMadeAfterAllIsDueAsItWas() {
        List<LeasedFeed> all = lease(NOW);
        visits.leases(2, Duration.ZERO).giveBack(all.subList(0, 3));
        assertThat(visits.leased()).hasSize(FEEDS - 3);
        assertThat(lease(NOW))
                .extracting(LeasedFeed::sourceId)
                .containsExactlyInAnyOrderElementsOf(
                        all.subList(0, 3).stream().map(LeasedFeed::sourceId).toList());
    }
}
