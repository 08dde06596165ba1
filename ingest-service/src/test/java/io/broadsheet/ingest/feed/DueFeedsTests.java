package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Leased feeds whose visits start soon or not at all. */
class DueFeedsTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final URI ADDRESS = URI.create("https://a.example/");

    private final DueFeeds due = new DueFeeds();

    private void add(String id, Instant startBy) {
        var memory = new FeedMemory(
                FetchResult.Validators.NONE,
                null,
                new Pace(Duration.ofHours(1), null, null),
                PollHints.NONE,
                Moves.NONE);
        var feed = new LeasedFeed(id, ADDRESS, ADDRESS, "a.example", UUID.randomUUID(), NOW, memory, 0, null, null);
        var source = new Source.Feed(id, "A", List.of(), List.of(), ADDRESS, null);
        due.add(new DueFeeds.Due(feed, source, new Catalogue(Map.of(), Map.of()), startBy));
    }

    @Test
    void comeInTheirOrderUntilTheirTimeHasPassed() {
        add("a", NOW);
        add("b", NOW.plusMillis(400));
        add("c", NOW.plusMillis(400));
        assertThat(due.next(NOW)).extracting(one -> one.source().id()).isEqualTo("a");
        assertThat(due.next(NOW.plusMillis(400)))
                .extracting(one -> one.source().id())
                .isEqualTo("b");
        assertThat(due.next(NOW.plusMillis(401))).isNull();
        assertThat(due.size()).isZero();
        assertThat(due.late(NOW.plusMillis(401)))
                .extracting(LeasedFeed::sourceId)
                .containsExactly("c");
        assertThat(due.late(NOW.plusMillis(401))).isEmpty();
    }

    @Test
    void lateOnesAreFoundWhenNobodyAsksForThem() {
        add("a", NOW);
        add("b", NOW.plusMillis(400));
        assertThat(due.late(NOW.plusMillis(1))).extracting(LeasedFeed::sourceId).containsExactly("a");
        assertThat(due.size()).isEqualTo(1);
    }
}
