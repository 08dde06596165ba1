package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two visits that bring the same article at the same moment both count, whoever is first. */
class SameMomentTests {

    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final ArticleRecorder recorder = ArticleRecorderFactory.create(database, new SettableClock(START));
    private final List<Topic> topics;

    SameMomentTests() throws InvalidQuery {
        topics = List.of(Topic.of("meta", "Meta", "meta", 0.3));
    }

    @Test
    void articleOfTwoSourcesIsOneWithTwoSightings() {
        assertThat(whileStoring("press", "other")).isEqualTo(new Recorded(1, 1, 1));
        assertThat(new ArticleOutbox(jdbc).waiting(10).events())
                .extracting(
                        ArticleEvent::title,
                        ArticleEvent::revision,
                        event -> event.sightings().size())
                .containsExactlyInAnyOrder(
                        tuple("Meta same", 2, 2), tuple("Meta mine", 1, 1), tuple("Meta first", 1, 1));
    }

    @Test
    void articleOfOneSourceThatTwoInstancesVisitIsNoEdit() {
        assertThat(whileStoring("press", "press")).isEqualTo(new Recorded(1, 1, 0));
    }

    /** What the second visit came to, which began before the first one was over, and ended after it. */
    private Recorded whileStoring(String first, String second) {
        return new TransactionTemplate(new JdbcTransactionManager(database))
                .execute(_ -> {
                    assertThat(record(first, "same", "first")).isEqualTo(new Recorded(2, 2, 0));
                    var other = CompletableFuture.supplyAsync(() -> record(second, "same", "mine"));
                    await().atMost(Duration.ofSeconds(60)).until(this::someoneWaits);
                    return other;
                })
                .join();
    }

    private Recorded record(String source, String... paths) {
        var feed = new Source.Feed(source, source, List.of("meta"), List.of(), URI.create("https://x.example/"), null);
        return recorder.record(
                feed, topics, Stream.of(paths).map(SameMomentTests::offer).toList());
    }

    private static Offer offer(String path) {
        String url = "https://p.example/" + path;
        return Offer.of(new Candidate(
                url, null, "Meta " + path, null, null, null, "en", "", ArticleText.ofPlain("Meta."), null, List.of()));
    }

    private boolean someoneWaits() {
        return JdbcClient.create(database)
                        .sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
