package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a source sends again as it was is not looked at; what it sends otherwise is, and is an edit if its text differs. */
class OfferTests {

    private static final Source PRESS =
            new Source.Feed("press", "Press", List.of("meta"), List.of(), URI.create("https://x.example/"), null);

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T10:00:00Z"));
    private final ArticleRecorder recorder = ArticleRecorderFactory.create(database, clock);
    private final AtomicInteger made = new AtomicInteger();

    private Recorded record(Offer... offers) throws InvalidQuery {
        return recorder.record(PRESS, List.of(Topic.of("meta", "Meta", "meta", 0.3)), List.of(offers));
    }

    private Offer offer(@Nullable String fingerprint, String path, String title) {
        String url = "https://p.example/" + path;
        return new Offer(url, null, fingerprint, () -> {
            made.incrementAndGet();
            return new Candidate(
                    url, null, title, null, null, null, "en", "", ArticleText.ofPlain("About."), null, List.of());
        });
    }

    @Test
    void sameAgainIsNotMade() throws InvalidQuery {
        record(offer("f1", "a", "Meta a"), offer("f2", "b", "Meta b"));
        assertThat(made).hasValue(2);
        assertThat(record(offer("f1", "a", "Meta a"), offer("f2", "b", "Meta b"), offer("f3", "c", "Meta c")))
                .isEqualTo(new Recorded(1, 1, 0));
        assertThat(made).hasValue(3);
    }

    @Test
    void otherMarkupAroundTheSameTextIsNoEdit() throws InvalidQuery {
        record(offer("f1", "a", "Meta a"));
        assertThat(record(offer("f9", "a", "Meta a")).anything()).isFalse();
        assertThat(made).hasValue(2);
    }

    @Test
    void otherMarkupIsRememberedAndNotLookedAtAgain() throws InvalidQuery {
        record(offer("f1", "a", "Meta a"), offer("f2", "b", "Meta b"));
        record(offer("g1", "a", "Meta a"), offer("g2", "b", "Meta b"), offer("g3", "c", "Meta c"));
        assertThat(made).hasValue(5);
        assertThat(record(offer("g1", "a", "Meta a"), offer("g2", "b", "Meta b"), offer("g3", "c", "Meta c"))
                        .anything())
                .isFalse();
        assertThat(made).hasValue(5);
    }

    @Test
    void markupThatIsNeverTheSameIsRememberedOnceADay() throws InvalidQuery {
        record(offer("f1", "a", "Meta a"));
        record(offer("f2", "a", "Meta a"));
        clock.advance(Duration.ofHours(23));
        record(offer("f3", "a", "Meta a"));
        assertThat(fingerprints()).containsExactly("f2");
        clock.advance(Duration.ofHours(1));
        record(offer("f4", "a", "Meta a"));
        assertThat(fingerprints()).containsExactly("f4");
    }

    @Test
    void articlesFromBeforeThereWereFingerprintsGetThem() throws InvalidQuery {
        record(offer(null, "a", "Meta a"));
        record(offer("f1", "a", "Meta a"));
        assertThat(fingerprints()).containsExactly("f1");
    }

    private List<String> fingerprints() {
        return JdbcClient.create(database)
                .sql("select fingerprint from sighting")
                .query(String.class)
                .list();
    }

    @Test
    void editsOfSeveralArticlesAreRevisionsOfEach() throws InvalidQuery {
        record(offer("f1", "a", "Meta a"), offer("f2", "b", "Meta b"), offer("f3", "c", "Potatoes"));
        assertThat(record(offer("g1", "a", "Meta, edited"), offer("f2", "b", "Meta b"), offer("g3", "c", "Meta c")))
                .isEqualTo(new Recorded(0, 0, 2));
        assertThat(JdbcClient.create(database)
                        .sql("select title || ' ' || revision || ' ' || selected from article order by url")
                        .query(String.class)
                        .list())
                .containsExactly("Meta, edited 2 true", "Meta b 1 true", "Meta c 2 true");
        assertThat(record(offer("g1", "a", "Meta, edited"), offer("g3", "c", "Meta c"))
                        .anything())
                .isFalse();
    }

    @Test
    void offerWithoutAFingerprintIsJudgedByItsText() throws InvalidQuery {
        record(offer(null, "a", "Meta a"));
        assertThat(record(offer(null, "a", "Meta a")).anything()).isFalse();
        assertThat(record(offer(null, "a", "Meta b")).changed()).isEqualTo(1);
    }
}
