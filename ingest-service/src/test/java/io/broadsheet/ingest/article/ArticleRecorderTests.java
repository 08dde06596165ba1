package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.operator.PageRequest;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ArticleRecorderTests {

    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final Source PRESS = feed("press");
    private static final Source OTHER = feed("other");

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final SettableClock clock = new SettableClock(START);
    private final ArticleRecorder recorder = ArticleRecorderFactory.create(database, clock);
    private final ArticleOutbox outbox = new ArticleOutbox(jdbc);
    private final List<Topic> topics;

    ArticleRecorderTests() throws InvalidQuery {
        topics = List.of(Topic.of("meta", "Meta", "meta", 0.3), Topic.of("ai", "AI", "title:potato", 0.3));
    }

    private static Source feed(String id) {
        return new Source.Feed(
                id, id, List.of("meta", "ai"), List.of("tag"), URI.create("https://x.example/" + id), null);
    }

    private Recorded record(Source source, List<Topic> judges, List<Candidate> candidates) {
        return recorder.record(
                source, judges, candidates.stream().map(Offer::of).toList());
    }

    private static Candidate candidate(String title, String url, Instant date) {
        return new Candidate(
                url,
                "guid-" + title,
                title,
                null,
                "Ines",
                date,
                "en",
                "",
                ArticleText.ofPlain("About Meta."),
                null,
                List.of());
    }

    @Test
    void articleOfTwoSourcesIsOneWithTwoSightingsAndIsSentAgain() {
        assertThat(record(PRESS, topics, List.of(candidate("Meta", "https://p.example/a?utm_source=x", null))))
                .isEqualTo(new Recorded(1, 1, 0));
        outbox.acknowledged(outbox.waiting(10));
        assertThat(outbox.pending()).isZero();

        clock.advance(Duration.ofHours(1));
        assertThat(record(OTHER, topics, List.of(candidate("Meta!", "https://www.p.example/a/", null))))
                .isEqualTo(new Recorded(0, 0, 1));

        assertThat(outbox.waiting(10).events()).singleElement().satisfies(event -> {
            assertThat(event.revision()).isEqualTo(2);
            assertThat(event.title()).isEqualTo("Meta");
            assertThat(event.firstSeenAt()).isEqualTo(START);
            assertThat(event.url()).isEqualTo("https://p.example/a");
            assertThat(event.sightings())
                    .extracting(ArticleEvent.Sighting::sourceId)
                    .containsExactly("press", "other");
            assertThat(event.topics()).extracting(ArticleEvent.SelectedBy::id).containsExactly("meta");
            assertThat(event.tags()).containsExactly("tag");
        });
    }

    @Test
    void sameAgainChangesNothingAndANewTitleIsANewRevisionOfTheSameArticle() {
        record(PRESS, topics, List.of(candidate("Meta", "https://p.example/a", null)));
        assertThat(record(PRESS, topics, List.of(candidate("Meta", "https://p.example/a", null)))
                        .anything())
                .isFalse();
        assertThat(record(PRESS, topics, List.of(candidate("Meta, edited", "https://p.example/a", null))))
                .isEqualTo(new Recorded(0, 0, 1));
        assertThat(outbox.waiting(10).events()).singleElement().satisfies(event -> {
            assertThat(event.title()).isEqualTo("Meta, edited");
            assertThat(event.revision()).isEqualTo(2);
        });
    }

    @Test
    void rejectedArticleIsKeptWithItsVerdictsAndNotSent() {
        var potato = new Candidate(
                null,
                null,
                "Dear tubers",
                null,
                null,
                null,
                null,
                "",
                ArticleText.ofPlain("Farmers."),
                null,
                List.of());
        assertThat(record(PRESS, topics, List.of(potato))).isEqualTo(new Recorded(1, 0, 0));
        assertThat(outbox.pending()).isZero();
        assertThat(jdbc.sql("select count(*) from verdict where not selected and explanation <> ''")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void futureDateIsNowAndAnAbsurdOneIsNone() {
        record(
                PRESS,
                topics,
                List.of(
                        candidate("Meta 1", "https://p.example/1", START.plus(Duration.ofDays(400))),
                        candidate("Meta 2", "https://p.example/2", Instant.EPOCH),
                        candidate("Meta 3", "https://p.example/3", START.minusSeconds(60))));
        assertThat(outbox.waiting(10).events())
                .extracting(ArticleEvent::title, ArticleEvent::publishedAt)
                .containsExactlyInAnyOrder(
                        tuple("Meta 1", START), tuple("Meta 2", null), tuple("Meta 3", START.minusSeconds(60)));
    }

    @Test
    void revisionThatCameWhileTheOlderOneWasSentGoesOnWaiting() {
        record(PRESS, topics, List.of(candidate("Meta", "https://p.example/a", null)));
        ArticleOutbox.Waiting sent = outbox.waiting(10);
        record(OTHER, topics, List.of(candidate("Meta", "https://p.example/a", null)));
        outbox.acknowledged(sent);
        assertThat(outbox.pending()).isEqualTo(1);
    }

    @Test
    void textThatTheDatabaseCannotKeepIsMadeFit() {
        var odd = new Candidate(
                "https://p.example/\0",
                null,
                "Meta\0 \uD800",
                null,
                "a\0",
                null,
                null,
                "",
                ArticleText.ofPlain("Meta\0"),
                null,
                List.of("\0"));
        assertThat(record(PRESS, topics, List.of(odd)).added()).isEqualTo(1);
    }

    @Test
    void tagsAreKeptAsTheyAreWhateverTheyHold() {
        var odd = List.of("a,b", "{c}", "say \"d\"", "back\\slash", "null", "é");
        record(
                PRESS,
                topics,
                List.of(new Candidate(
                        "https://p.example/tags",
                        null,
                        "Meta",
                        null,
                        null,
                        null,
                        null,
                        "",
                        ArticleText.ofPlain("Meta AI."),
                        null,
                        odd)));
        assertThat(outbox.waiting(1).events())
                .singleElement()
                .satisfies(event -> assertThat(event.tags()).containsAll(odd));
    }

    @Test
    void onlyTheSourceThatWasFirstEditsAndTheTopicsOfAnotherJudgeToo() {
        record(PRESS, topics.subList(1, 2), List.of(candidate("Meta", "https://p.example/a", null)));
        assertThat(outbox.pending()).isZero();
        assertThat(record(OTHER, topics, List.of(candidate("Meta, copied", "https://p.example/a", null))))
                .isEqualTo(new Recorded(0, 0, 1));
        assertThat(outbox.waiting(10).events()).singleElement().satisfies(event -> {
            assertThat(event.title()).isEqualTo("Meta");
            assertThat(event.revision()).isEqualTo(2);
            assertThat(event.topics()).extracting(ArticleEvent.SelectedBy::id).containsExactly("meta");
        });
        assertThat(record(OTHER, topics, List.of(candidate("Meta, copied twice", "https://p.example/a", null)))
                        .anything())
                .isFalse();
        assertThat(record(PRESS, topics, List.of(candidate("Tubers", "https://p.example/a", null))))
                .isEqualTo(new Recorded(0, 0, 1));
        assertThat(outbox.waiting(10).events()).singleElement().satisfies(event -> {
            assertThat(event.title()).isEqualTo("Tubers");
            assertThat(event.topics()).extracting(ArticleEvent.SelectedBy::id).containsExactly("meta");
        });
    }

    @Test
    void listShowsEachTopicsOwnVerdict() {
        record(PRESS, topics, List.of(candidate("Meta", "https://p.example/a", null)));
        var list = new ArticleList(jdbc);
        var all = list.find(new ArticleList.Filter(null, null, null, null), new PageRequest(0, 10));
        assertThat(all.items())
                .extracting(ListedArticle::topic, ListedArticle::verdict)
                .containsExactly(tuple("ai", "rejected"), tuple("meta", "selected"));
        assertThat(list.find(new ArticleList.Filter(null, true, null, null), new PageRequest(0, 10))
                        .total())
                .isEqualTo(1);
    }
}
