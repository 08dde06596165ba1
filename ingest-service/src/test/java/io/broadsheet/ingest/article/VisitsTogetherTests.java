package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** Many visits at once, of two instances, which bring articles of their own and some that others bring as well. */
@Timeout(120)
class VisitsTogetherTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final int SOURCES = 60;
    private static final int OWN = 12;
    private static final int SHARED = 5;

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final ArticleRecorder one = ArticleRecorderFactory.create(database, new SettableClock(NOW));
    private final ArticleRecorder other = ArticleRecorderFactory.create(database, new SettableClock(NOW));
    private final List<Topic> topics;

    VisitsTogetherTests() throws InvalidQuery {
        topics = List.of(Topic.of("meta", "Meta", "meta", 0.3));
    }

    @Test
    void nothingIsLostAndNothingIsStoredTwice() throws Exception {
        List<Future<Recorded>> visits = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SOURCES; i++) {
                Source source = feed("s" + i, "Press");
                ArticleRecorder recorder = i % 2 == 0 ? one : other;
                List<Offer> offers = offers(i);
                visits.add(threads.submit(() -> recorder.recordFirst(source, topics, offers)));
            }
        }
        int added = 0;
        int selected = 0;
        int seenAgain = 0;
        for (Future<Recorded> visit : visits) {
            assertThat(visit.get().added() + visit.get().changed()).isEqualTo(OWN + SHARED);
            added += visit.get().added();
            selected += visit.get().selected();
            seenAgain += visit.get().changed();
        }
        assertThat(added).isEqualTo(SOURCES * OWN + SHARED);
        assertThat(seenAgain).isEqualTo((SOURCES - 1) * SHARED);
        assertThat(count("article")).isEqualTo(added);
        assertThat(count("sighting")).isEqualTo(SOURCES * (OWN + SHARED));
        assertThat(count("article where selected")).isEqualTo(selected);
        assertThat(count("article_outbox")).isEqualTo(count("article where selected") + seenAgain);
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private static List<Offer> offers(int source) {
        List<Offer> offers = new ArrayList<>();
        IntStream.range(0, OWN).forEach(i -> offers.add(offer(source + "/" + i, i == 0 ? "Meta" : "Potatoes")));
        IntStream.range(0, SHARED).forEach(i -> offers.add(offer("shared/" + i, "Meta")));
        Collections.shuffle(offers, new Random(source));
        return offers;
    }

    @Test
    void sourceWhoseNameCannotBeStoredFailsAlone() throws Exception {
        List<Future<Recorded>> visits = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                Source source = feed("s" + i, i == 10 ? "P\0ress" : "Press");
                List<Offer> offers = List.of(offer(i + "/a", "Meta"), offer(i + "/b", "Potatoes"));
                visits.add(threads.submit(() -> one.recordFirst(source, topics, offers)));
            }
        }
        assertThatThrownBy(visits.remove(10)::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
        for (Future<Recorded> visit : visits) {
            assertThat(visit.get()).isEqualTo(new Recorded(2, 1, 0));
        }
        assertThat(count("article")).isEqualTo(38);
        assertThat(count("article_outbox")).isEqualTo(19);
    }

    @Test
    void eachIsToldThatTheDatabaseIsAway() {
        var away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:9/gone", "postgres", "");
        var recorder = ArticleRecorderFactory.create(away, new SettableClock(NOW));
        List<Future<Recorded>> visits = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                List<Offer> offers = List.of(offer(i + "/a", i % 2 == 0 ? "Meta" : "Potatoes"));
                Source source = feed("s" + i, "Press");
                visits.add(threads.submit(() -> recorder.recordFirst(source, topics, offers)));
            }
        }
        assertThat(visits)
                .allSatisfy(visit -> assertThatThrownBy(visit::get)
                        .cause()
                        .isInstanceOfAny(DataAccessException.class, CannotCreateTransactionException.class));
    }

    private static Source feed(String id, String title) {
        return new Source.Feed(id, title, List.of("meta"), List.of(), URI.create("https://x.example/"), null);
    }

    private static Offer offer(String path, String title) {
        String url = "https://p.example/" + path;
        return new Offer(
                url,
                null,
                "f " + path,
                () -> new Candidate(
                        url, null, title, null, null, null, "en", "", ArticleText.ofPlain("About."), null, List.of()));
    }
}
