package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A visit that revises articles and the relay that marks the same ones as sent wait for each other, but never in a circle. */
class OutboxLocksTests {

    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final ArticleOutbox outbox = new ArticleOutbox(jdbc);

    @Test
    void acknowledgementLocksArticlesInTheOrderInWhichAVisitRevisesThem() throws InvalidQuery {
        var source = new Source.Feed("f", "F", List.of("meta"), List.of(), URI.create("https://x.example/"), null);
        ArticleRecorderFactory.create(database, new SettableClock(START))
                .record(
                        source,
                        List.of(Topic.of("meta", "Meta", "meta", 0.3)),
                        List.of(Offer.of(candidate("one")), Offer.of(candidate("two"))));
        revise(backwards().getLast()); // now its row is behind the other one's, and a scan comes to it last
        List<ArticleEvent> backwards = backwards();
        assertThat(backwards).extracting(ArticleEvent::revision).containsExactly(1, 2);

        var acknowledgement = new TransactionTemplate(new JdbcTransactionManager(database)).execute(_ -> {
            revise(backwards.getLast());
            var under = CompletableFuture.runAsync(() -> outbox.acknowledged(backwards, START));
            await().atMost(Duration.ofSeconds(60)).until(this::someoneWaits);
            revise(backwards.getFirst()); // a deadlock, had the other one locked this article first
            return under;
        });
        acknowledgement.join();

        assertThat(backwards()).extracting(ArticleEvent::revision).containsExactly(2, 3);
    }

    private List<ArticleEvent> backwards() {
        return outbox.waiting(10).stream()
                .sorted(Comparator.comparing(ArticleEvent::id).reversed())
                .toList();
    }

    private void revise(ArticleEvent article) {
        jdbc.sql("update article set revision = revision + 1, published_at = null where id = ?")
                .param(article.id())
                .update();
    }

    private boolean someoneWaits() {
        return JdbcClient.create(database)
                        .sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static Candidate candidate(String path) {
        return new Candidate(
                "https://p.example/" + path,
                null,
                "Meta " + path,
                null,
                null,
                null,
                "en",
                "",
                ArticleText.ofPlain("About Meta."),
                null,
                List.of());
    }
}
