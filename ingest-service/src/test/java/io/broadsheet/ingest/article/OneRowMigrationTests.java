package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.operator.PageRequest;
import io.broadsheet.testsupport.OlderDatabase;
import io.broadsheet.testsupport.SettableClock;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Articles that were several rows each are one row afterwards, and say what they said. */
class OneRowMigrationTests {

    private static final Instant SEEN = Instant.parse("2026-10-03T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private final OlderDatabase database =
            new OlderDatabase("034", "ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = database.jdbc();

    @BeforeEach
    void migrate() {
        jdbc.sql("""
                        insert into article (id, url, title, source_id, source_title, first_seen_at, summary, html, body,
                            word_count, tags, selected)
                        select id, 'https://p.example/' || id, 'Meta ' || id, 'press', 'Press', '2026-10-03T10:00Z', '', '<p>Meta</p>',
                            '', 1, '{}', selected
                        from (values ('a', true), ('b', false), ('c', false)) as given (id, selected)""").update();
        jdbc.sql("""
                        insert into verdict (article_id, topic_id, selected, score, threshold, explanation) values
                            ('a', 'meta', true, 0.734, 0.7, 'title: *Meta*'), ('a', 'ai', false, 0.1, 0.5, 'nothing like "ai"'),
                            ('b', 'meta', false, 0, 0.7, 'nothing')""").update();
        jdbc.sql("""
                        insert into sighting (article_id, source_id, url, seen_at, content_hash, fingerprint) values
                            ('a', 'press', 'https://p.example/a?x', '2026-10-03T10:00Z', 'h1', 'f1'),
                            ('a', 'other', 'https://o.example/a', '2026-10-03T11:00Z', 'h2', 'f2'),
                            ('b', 'press', null, '2026-10-03T10:00Z', 'h3', null)""").update();
        database.upgrade();
    }

    @Test
    void verdictsAndSightingsAreWhatTheyWere() {
        assertThat(new ArticleOutbox(jdbc).waiting(10).events()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("a");
            assertThat(event.topics())
                    .containsExactly(new ArticleEvent.SelectedBy("meta", 0.734, 0.7, "title: *Meta*"));
            assertThat(event.sightings())
                    .containsExactly(
                            new ArticleEvent.Sighting("press", "https://p.example/a?x", SEEN),
                            new ArticleEvent.Sighting("other", "https://o.example/a", SEEN.plusSeconds(3600)));
        });
        var list = new ArticleList(jdbc);
        assertThat(list.find(new ArticleList.Filter(null, false, null, null), new PageRequest(0, 10))
                        .items())
                .extracting(
                        ListedArticle::id,
                        ListedArticle::topic,
                        ListedArticle::score,
                        ListedArticle::threshold,
                        ListedArticle::explanation)
                .containsExactly(
                        tuple("a", "ai", 0.1, 0.5, "nothing like \"ai\""), tuple("b", "meta", 0.0, 0.7, "nothing"));
        assertThat(jdbc.sql("select id from article where html is not null")
                        .query(String.class)
                        .list())
                .containsExactly("a");
        assertThat(list.countsBySource().get("press")).isEqualTo(new ArticleList.Counts(3, 1));
        assertThat(list.countsBySource().get("other")).isEqualTo(new ArticleList.Counts(1, 1));
        assertThat(jdbc.sql("select source_id from further_sighting")
                        .query(String.class)
                        .list())
                .containsExactly("other");
    }

    @Test
    void sourcesKnowWhatTheyHaveShown() throws InvalidQuery {
        var known = ArticleRecorderFactory.articles(database.source());
        assertThat(known.before("press", List.of("a", "b", "x")).shown())
                .containsOnlyKeys("a", "b")
                .containsEntry("a", new Articles.Known("h1", "f1", null));
        assertThat(known.before("other", List.of("a", "b", "x")).shown()).containsOnlyKeys("a");
        assertThat(record("other", "https://p.example/new")).isEqualTo(new Recorded(1, 1, 0));
        assertThat(record("third", "https://p.example/new")).isEqualTo(new Recorded(0, 0, 1));
    }

    private Recorded record(String source, String url) throws InvalidQuery {
        var feed = new Source.Feed(source, source, List.of("meta"), List.of(), URI.create("https://x.example/"), null);
        var candidate = new Candidate(
                url, null, "Meta", null, null, null, "en", "", ArticleText.ofPlain("Meta."), null, List.of());
        return ArticleRecorderFactory.create(database.source(), new SettableClock(NOW))
                .record(feed, List.of(Topic.of("meta", "Meta", "meta", 0.3)), List.of(Offer.of(candidate)));
    }
}
