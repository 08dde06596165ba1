package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The relay that takes articles out of the outbox waits for no visit that revises the same ones, nor the visit for it. */
class OutboxLocksTests {

    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final Source SOURCE =
            new Source.Feed("f", "F", List.of("meta"), List.of(), URI.create("https://x.example/"), null);

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final ArticleOutbox outbox = new ArticleOutbox(JdbcClient.create(database));
    private final ArticleRecorder recorder = ArticleRecorderFactory.create(database, new SettableClock(START));

    @Test
    void acknowledgementEndsWhileAVisitHoldsTheArticlesAndItsRevisionsGoOnWaiting() throws InvalidQuery {
        var topics = List.of(Topic.of("meta", "Meta", "meta", 0.3));
        recorder.record(SOURCE, topics, List.of(offer("one", "Meta"), offer("two", "Meta")));
        ArticleOutbox.Waiting sent = outbox.waiting(10);
        assertThat(sent.events()).extracting(ArticleEvent::revision).containsExactly(1, 1);

        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(_ -> {
            recorder.record(SOURCE, topics, List.of(offer("one", "Meta, edited"), offer("two", "Meta, edited")));
            assertThat(CompletableFuture.runAsync(() -> outbox.acknowledged(sent)))
                    .succeedsWithin(Duration.ofSeconds(60));
            assertThat(CompletableFuture.supplyAsync(outbox::pending))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .isEqualTo(0L);
        });

        assertThat(outbox.waiting(10).events())
                .extracting(ArticleEvent::title, ArticleEvent::revision)
                .containsExactly(tuple("Meta, edited", 2), tuple("Meta, edited", 2));
    }

    @Test
    void severalRevisionsOfAnArticleAreSentAsOne() throws InvalidQuery {
        var topics = List.of(Topic.of("meta", "Meta", "meta", 0.3));
        recorder.record(SOURCE, topics, List.of(offer("one", "Meta")));
        recorder.record(SOURCE, topics, List.of(offer("two", "Meta")));
        recorder.record(SOURCE, topics, List.of(offer("one", "Meta, edited")));

        ArticleOutbox.Waiting waiting = outbox.waiting(10);
        assertThat(waiting.events())
                .extracting(ArticleEvent::title, ArticleEvent::revision)
                .containsExactly(tuple("Meta, edited", 2), tuple("Meta", 1));
        outbox.acknowledged(waiting);
        assertThat(outbox.pending()).isZero();
    }

    private static Offer offer(String path, String title) {
        return Offer.of(new Candidate(
                "https://p.example/" + path,
                null,
                title,
                null,
                null,
                null,
                "en",
                "",
                ArticleText.ofPlain("About Meta."),
                null,
                List.of()));
    }
}
