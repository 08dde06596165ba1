package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets to visit what, and when: shared out once, sparing hosts, starving none. */
class FeedLeasesTests {

    private static final Instant NOW = Visits.START;
    private static final Instant UNTIL = NOW.plusSeconds(60);

    private final Visits visits = new Visits();

    @AfterEach
    void tearDown() throws Exception {
        visits.close();
    }

    private void feeds(List<String> addresses) {
        var feeds = IntStream.range(0, addresses.size())
                .mapToObj(i -> new Source.Feed(
                        "f%03d".formatted(i), "F", List.of(), List.of(), URI.create(addresses.get(i)), null))
                .toList();
        visits.states.align(feeds, Duration.ofHours(1), NOW);
    }

    private void move(LeasedFeed feed, URI to) {
        var memory = feed.memory().with(new Moves(to, NOW, to));
        var source = new Source.Feed(feed.sourceId(), "F", List.of(), List.of(), feed.address(), null);
        var visit = new FeedStates.Visit(memory, NOW.plusSeconds(60), 0, null);
        var report = new Settlements.Report.Made(Attempt.succeeded(NOW, NOW.plusSeconds(60)));
        var settlements = visits.settlements();
        settlements.settle(new Settlements.Settlement(feed, source, visit, report, NOW));
        settlements.flush();
    }

    private static List<String> hosts(List<LeasedFeed> leased) {
        return leased.stream().map(LeasedFeed::host).toList();
    }

    @Test
    void leasesAreSharedOutOnceAndRunOut() {
        feeds(List.of("https://a.example/", "https://b.example/"));
        var leases = visits.leases(2, Duration.ZERO);
        assertThat(leases.lease(10, NOW, UNTIL)).hasSize(2);
        assertThat(leases.lease(10, NOW, UNTIL)).isEmpty();
        assertThat(leases.lease(10, NOW.plusSeconds(59), UNTIL)).isEmpty();
        assertThat(leases.lease(10, NOW.plusSeconds(61), UNTIL.plusSeconds(61))).hasSize(2);
    }

    @Test
    void hostWithManyFeedsTakesNoRoomFromOthers() {
        var addresses = new ArrayList<String>();
        IntStream.range(0, 100).forEach(i -> addresses.add("https://many.example/" + i));
        IntStream.range(0, 5).forEach(i -> addresses.add("https://one-" + i + ".example/"));
        feeds(addresses);
        visits.jdbc
                .sql(
                        "update feed_state set next_poll_at = next_poll_at - interval '1 hour' where host = 'many.example'")
                .update();
        assertThat(hosts(visits.leases(2, Duration.ZERO).lease(7, NOW, UNTIL)))
                .containsExactlyInAnyOrder(
                        "many.example",
                        "many.example",
                        "one-0.example",
                        "one-1.example",
                        "one-2.example",
                        "one-3.example",
                        "one-4.example");
    }

    @Test
    void visitsUnderWayCountWhicheverInstanceMakesThem() {
        feeds(List.of("https://a.example/1", "https://a.example/2", "https://a.example/3", "https://a.example/4"));
        assertThat(visits.leases(3, Duration.ZERO).lease(2, NOW, UNTIL)).hasSize(2);
        assertThat(visits.leases(3, Duration.ZERO).lease(10, NOW, UNTIL)).hasSize(1);
        assertThat(visits.leases(3, Duration.ZERO).lease(10, NOW, UNTIL)).isEmpty();
    }

    @Test
    void domainIsSparedForTheGapWithAllThatIsBelowIt() {
        feeds(List.of(
                "https://a.example.co.uk/1", "https://b.example.co.uk/2", "https://other.co.uk/", "http://192.0.2.1/"));
        var leases = visits.leases(5, Duration.ofSeconds(10));
        assertThat(hosts(leases.lease(10, NOW, UNTIL)))
                .containsExactlyInAnyOrder("example.co.uk", "other.co.uk", "192.0.2.1");
        assertThat(visits.leases(5, Duration.ofSeconds(10)).lease(10, NOW.plusSeconds(9), UNTIL))
                .isEmpty();
        assertThat(hosts(leases.lease(10, NOW.plusSeconds(10), UNTIL))).containsExactly("example.co.uk");
    }

    @Test
    void feedThatMovesToAnothersHostIsSparedTogetherWithIt() {
        feeds(List.of("https://a.example/", "https://b.example/"));
        var leases = visits.leases(1, Duration.ofSeconds(10));
        LeasedFeed first = leases.lease(1, NOW, UNTIL).getFirst();
        String other = first.host().equals("a.example") ? "https://b.example/new" : "https://a.example/new";
        move(first, URI.create(other));
        visits.jdbc
                .sql("update feed_state set next_poll_at = ?")
                .param(Timestamp.from(NOW))
                .update();
        assertThat(leases.lease(10, NOW, UNTIL)).hasSize(1);
        assertThat(leases.lease(10, NOW.plusSeconds(9), UNTIL)).isEmpty();
    }

    @Test
    void thoseBehindSeveralFullHostsAreFoundInOneGo() {
        var addresses = new ArrayList<String>();
        IntStream.range(0, 300).forEach(i -> addresses.add("https://many-" + i % 3 + ".example/" + i));
        IntStream.range(0, 30).forEach(i -> addresses.add("https://one-" + i + ".example/"));
        feeds(addresses);
        visits.jdbc
                .sql("update feed_state set next_poll_at = next_poll_at - interval '1 hour' where host like 'many%'")
                .update();
        var leased = visits.leases(2, Duration.ZERO).lease(20, NOW, UNTIL);
        assertThat(leased).hasSize(20).extracting(LeasedFeed::sourceId).doesNotHaveDuplicates();
        assertThat(hosts(leased)).filteredOn(host -> host.startsWith("many")).hasSize(6);
        assertThat(visits.leased()).hasSize(20);
    }

    @Test
    void instancesThatPickAtTheSameMomentKeepTheLimitsTogether() throws Exception {
        feeds(IntStream.range(0, 60)
                .mapToObj(i -> "https://host-" + i % 10 + ".example/" + i)
                .toList());
        var all = new ConcurrentLinkedQueue<LeasedFeed>();
        var instances = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 5; i++) {
                        all.addAll(visits.leases(2, Duration.ZERO).lease(5, NOW, UNTIL));
                    }
                }))
                .toList();
        for (Thread instance : instances) {
            instance.join();
        }
        assertThat(all).extracting(LeasedFeed::sourceId).doesNotHaveDuplicates().hasSize(20);
        assertThat(hosts(List.copyOf(all)).stream().distinct()).hasSize(10);
    }
}
