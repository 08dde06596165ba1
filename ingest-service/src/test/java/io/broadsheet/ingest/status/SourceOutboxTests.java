package io.broadsheet.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SourceOutboxTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final Source.Feed PRESS =
            new Source.Feed("press", "Press", List.of(), List.of(), URI.create("https://press.example/"), null);

    private final JdbcClient jdbc =
            JdbcClient.create(TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest"));
    private final SourceHealth health = new SourceHealth(jdbc);
    private final SourceOutbox outbox = new SourceOutbox(jdbc);

    private void align(Source.Feed... feeds) {
        health.align(new Catalogue(Map.of(), feeds.length == 0 ? Map.of() : Map.of(PRESS.id(), PRESS)), NOW);
    }

    private List<String> unsent(Instant newSince) {
        return outbox.unsent("", newSince, 10).stream()
                .map(one -> one.id() + " "
                        + (one.status() == null ? "gone" : one.status().state()))
                .toList();
    }

    @Test
    void newSourceIsToldWithItsFirstVisit() {
        align(PRESS);
        assertThat(unsent(NOW.minusSeconds(1))).isEmpty();
        health.record(PRESS, Attempt.succeeded(NOW, NOW.plusSeconds(900)));
        assertThat(unsent(NOW.minusSeconds(1))).containsExactly("press ok");
        outbox.acknowledged(outbox.unsent("", NOW.minusSeconds(1), 10));
        assertThat(unsent(NOW)).isEmpty();
    }

    @Test
    void newSourceThatWaitsForItsFirstVisitIsToldAfterAWhile() {
        align(PRESS);
        assertThat(unsent(NOW)).containsExactly("press new");
    }

    @Test
    void newSourceThatCouldNotBeVisitedIsTold() {
        align(PRESS);
        health.postponed(PRESS, NOW.plusSeconds(60), "not reached", NOW);
        assertThat(unsent(NOW.minusSeconds(1))).containsExactly("press new");
    }

    @Test
    void sourceThatLeftIsToldAtOnce() {
        align(PRESS);
        align();
        assertThat(unsent(NOW.minusSeconds(1))).containsExactly("press gone");
    }
}
