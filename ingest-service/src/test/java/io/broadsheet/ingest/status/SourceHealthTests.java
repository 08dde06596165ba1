package io.broadsheet.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SourceHealthTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private final JdbcClient jdbc =
            JdbcClient.create(TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest"));
    private final SourceHealth health = new SourceHealth(jdbc);

    private void align(Source.Feed... feeds) {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Source.Feed feed : feeds) {
            sources.put(feed.id(), feed);
        }
        health.align(new Catalogue(Map.of(), sources), NOW);
    }

    private static Source.Feed feed(String id, String title) {
        return new Source.Feed(id, title, List.of(), List.of(), URI.create("https://" + id + ".example/"), null);
    }

    private List<String> rows() {
        return jdbc.sql("select concat_ws(' ', source_id, title, revision, removed) from source_health order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void onlySourcesThatCameChangedLeftOrReturnedAreNewsToKafka() {
        align(feed("c", "C"), feed("a", "A"), feed("b", "B"));
        assertThat(rows()).containsExactly("a A 1 f", "b B 1 f", "c C 1 f");

        align(feed("a", "A"), feed("b", "Other"), feed("d", "D"));
        assertThat(rows()).containsExactly("a A 1 f", "b Other 2 f", "c C 2 t", "d D 1 f");

        align(feed("a", "A"), feed("c", "C"));
        assertThat(rows()).containsExactly("a A 1 f", "b Other 3 t", "c C 3 f", "d D 2 t");
    }

    @Test
    void newAddressIsNotSaidToBeWhatTheOldOneWas() {
        align(feed("a", "A"), feed("b", "B"));
        jdbc.sql("update source_health set entries = 9, change_interval_s = 60, final_address = 'f'")
                .update();
        var moved = new Source.Feed("a", "A", List.of(), List.of(), URI.create("https://new.example/"), null);
        health.align(new Catalogue(Map.of(), Map.of("a", moved, "b", feed("b", "Other"))), NOW);
        assertThat(jdbc.sql("select concat_ws(' ', source_id, entries, change_interval_s, final_address)"
                                + " from source_health order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("a", "b 9 60 f");
    }
}
