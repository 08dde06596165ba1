package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.testsupport.OlderDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waited to be sent before the outbox was a table goes on waiting, in its order, and nothing else does. */
class OutboxMigrationTests {

    private static final String INSERT_AS_BEFORE = """
            insert into article (id, url, shown_url, title, source_id, source_title, first_seen_at, summary, body,
                word_count, tags, selected, content_hash, verdicts)""";

    private final OlderDatabase database =
            new OlderDatabase("036", "ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = database.jdbc();

    @BeforeEach
    void migrate() {
        jdbc.sql(INSERT_AS_BEFORE + """

                        select id, 'https://p.example/' || id, shown, 'Meta ' || id, 'press', 'Press', seen::timestamptz, '', '', 1,
                            '{}', selected, 'h', '{}'
                        from (values ('late', 'https://p.example/late', '2026-10-03T12:00Z', true),
                            ('early', 'https://p.example/early?x', '2026-10-03T10:00Z', true),
                            ('sent', 'https://p.example/sent', '2026-10-03T11:00Z', true),
                            ('rejected', null, '2026-10-03T11:00Z', false)) as given (id, shown, seen, selected)""").update();
        jdbc.sql("update article set published_at = '2026-10-03T13:00Z', revision = 3 where id = 'sent'")
                .update();
        database.upgrade();
    }

    @Test
    void whatWaitedGoesOnWaiting() {
        assertThat(new ArticleOutbox(jdbc).waiting(10).events())
                .extracting(
                        ArticleEvent::id, event -> event.sightings().getFirst().url())
                .containsExactly(tuple("early", "https://p.example/early?x"), tuple("late", "https://p.example/late"));
        assertThat(jdbc.sql("select revision from article where id = 'sent'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    /** Its articles would not be sent. */
    @Test
    void instanceOfTheVersionBeforeStoresNothing() {
        assertThatThrownBy(() -> jdbc.sql(INSERT_AS_BEFORE + """

                        values ('new', null, null, 'Meta', 'press', 'Press', now(), '', '', 1, '{}', true, 'h', '{}')""").update()).isInstanceOf(BadSqlGrammarException.class);
    }
}
