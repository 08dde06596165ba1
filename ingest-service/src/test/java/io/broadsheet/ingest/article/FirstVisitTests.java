package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.ingest.topic.TopicJudgeFactory;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A source's first visit stores all without a look at what is known, and comes to the same where something is. */
class FirstVisitTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final ArticleOutbox outbox = new ArticleOutbox(JdbcClient.create(database));
    private final ArticleRecorder recorder = ArticleRecorderFactory.create(database, new SettableClock(NOW));
    private final AtomicInteger made = new AtomicInteger();
    private final List<Topic> topics;

    FirstVisitTests() throws InvalidQuery {
        topics = List.of(Topic.of("meta", "Meta", "meta", 0.3));
    }

    @Test
    void allIsNew() {
        assertThat(first("press", "Meta a", "Meta b", "Potatoes")).isEqualTo(new Recorded(3, 2, 0));
        assertThat(waiting()).containsExactlyInAnyOrder("Meta a 1", "Meta b 1");
        assertThat(first("empty")).isEqualTo(new Recorded(0, 0, 0));
        assertThat(first("other", "Tomatoes")).isEqualTo(new Recorded(1, 0, 0));
    }

    @Test
    void whatOthersHaveShownIsSeenOnceMoreAndTheRestIsNew() {
        first("press", "Meta a", "Meta b", "Potatoes");
        assertThat(first("aggregator", "Meta c", "Meta b", "Potatoes", "Tomatoes"))
                .isEqualTo(new Recorded(2, 1, 2));
        assertThat(waiting()).containsExactlyInAnyOrder("Meta a 1", "Meta b 2", "Meta c 1");
    }

    @Test
    void articleIsJudgedOnceHoweverOftenItIsAskedFor() {
        var haul = new Haul(feed("press"), topics, TopicJudgeFactory.create(), NOW, List.of(offer("Meta a")));
        assertThat(made).hasValue(0);
        NewArticle article = haul.articles(haul.ids()).getFirst();
        assertThat(haul.articles(haul.ids()).getFirst()).isSameAs(article);
        assertThat(article.selected()).isTrue();
    }

    @Test
    void visitThatWasCutShortBeforeItCountedIsMadeAgain() {
        first("press", "Meta a", "Potatoes");
        assertThat(first("press", "Meta a", "Potatoes").anything()).isFalse();
        assertThat(waiting()).containsExactly("Meta a 1");
    }

    @Test
    void thousandsOfArticlesAreStoredAtOnce() {
        String[] titles = IntStream.range(0, 2 * ArticleGroups.MOST + 1)
                .mapToObj(i -> "Meta " + i)
                .toArray(String[]::new);
        assertThat(first("press", titles)).isEqualTo(new Recorded(titles.length, titles.length, 0));
        assertThat(outbox.pending()).isEqualTo(titles.length);
        assertThat(outbox.waiting(titles.length).events())
                .extracting(ArticleEvent::title)
                .containsExactlyInAnyOrder(titles);
    }

    private List<String> waiting() {
        return outbox.waiting(10).events().stream()
                .map(event -> event.title() + " " + event.revision())
                .toList();
    }

    private Recorded first(String source, String... titles) {
        return recorder.recordFirst(
                feed(source), topics, Stream.of(titles).map(this::offer).toList());
    }

    private static Source feed(String id) {
        return new Source.Feed(id, id, List.of("meta"), List.of(), URI.create("https://x.example/"), null);
    }

    private Offer offer(String title) {
        String url = "https://p.example/" + title.replace(' ', '-');
        return new Offer(url, null, "f " + title, () -> {
            made.incrementAndGet();
            return new Candidate(
                    url, null, title, null, null, null, "en", "", ArticleText.ofPlain("About."), null, List.of());
        });
    }
}
