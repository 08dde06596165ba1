package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.operator.PageRequest;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Articles in which topics find nothing have their verdicts in common, and nobody who asks for them notices. */
class CommonVerdictsTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final ArticleRecorder recorder = ArticleRecorderFactory.create(database, new SettableClock(NOW));
    private final Topic meta;
    private final Topic ai;

    CommonVerdictsTests() throws InvalidQuery {
        meta = Topic.of("meta", "Meta", "+meta", 0.3);
        ai = Topic.of("ai", "AI", "+AI", 0.3);
    }

    @Test
    void areKeptOnceAndListedOfEachArticle() {
        record("press", List.of(meta, ai), "Potatoes", "Tomatoes", "Meta");
        record("other", List.of(meta, ai), "Harbours");
        assertThat(numbers()).containsExactly(4L, 1L, 1L);

        var list = new ArticleList(jdbc);
        assertThat(list.find(new ArticleList.Filter("ai", false, null, null), new PageRequest(0, 10))
                        .items())
                .hasSize(4)
                .allSatisfy(article -> assertThat(article.explanation()).contains("nothing like"));
        assertThat(list.find(new ArticleList.Filter("meta", true, null, null), new PageRequest(0, 10))
                        .items())
                .extracting(ListedArticle::title)
                .containsExactly("Meta");
        assertThat(jdbc.sql("select count(*) from verdict").query(Long.class).single())
                .isEqualTo(8);
    }

    @Test
    void areNotThoseThatSayWhatIsInAnArticle() throws InvalidQuery {
        Topic strict = Topic.of("strict", "Strict", "+meta +llama -potato -tomato -leek", 0.3);
        record("press", List.of(strict), "Meta llama potato", "Meta llama tomato", "Meta llama leek", "Meta");
        assertThat(numbers()).containsExactly(4L, 4L, 0L);
    }

    @Test
    void areKeptForKnownAndNewArticlesOfOneVisit() {
        record("press", List.of(meta), "Potatoes");
        assertThat(record("other", List.of(ai), "Potatoes", "Tomatoes")).isEqualTo(new Recorded(1, 0, 1));
        assertThat(numbers()).containsExactly(2L, 1L, 2L);
        assertThat(jdbc.sql("select count(*) from verdict").query(Long.class).single())
                .isEqualTo(3);
    }

    @Test
    void otherTopicsHaveOthersInCommon() {
        record("press", List.of(meta), "Potatoes");
        record("other", List.of(ai), "Tomatoes");
        record("third", List.of(meta), "Harbours");
        assertThat(numbers()).containsExactly(3L, 0L, 2L);
    }

    @Test
    void anArticleThatGetsAVerdictOfItsOwnKeepsTheOnesItHad() {
        record("press", List.of(ai), "Meta");
        assertThat(record("other", List.of(meta), "Meta")).isEqualTo(new Recorded(0, 0, 1));
        assertThat(jdbc.sql("select topic_id, selected from verdict order by topic_id")
                        .query((row, _) -> tuple(row.getString(1), row.getBoolean(2)))
                        .list())
                .containsExactly(tuple("ai", false), tuple("meta", true));
    }

    @Test
    void thoseOfATransactionThatIsTakenBackAreKeptByTheNext() {
        var common = new CommonVerdicts(new JdbcTemplate(database));
        var transactions = ArticleRecorderFactory.transactions(database);
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    common.number("{}");
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        long number = common.number("{}");
        assertThat(jdbc.sql("select number from common_verdicts")
                        .query(Long.class)
                        .list())
                .containsExactly(number);
        assertThat(new CommonVerdicts(new JdbcTemplate(database)).number("{}")).isEqualTo(number);
    }

    @Test
    void areOnTheDiskBeforeAnyArticleHasTheirNumber() throws SQLException {
        try (var connection = database.getConnection()) {
            var one = new SingleConnectionDataSource(connection, true);
            var session = new JdbcTemplate(one);
            session.execute("set synchronous_commit = off");
            var common = new CommonVerdicts(session);
            ArticleRecorderFactory.transactions(one).executeWithoutResult(_ -> {
                common.number("{}");
                assertThat(setting(session)).isEqualTo("on");
            });
            assertThat(setting(session)).isEqualTo("off");
        }
    }

    private static String setting(JdbcTemplate session) {
        return Objects.requireNonNull(session.queryForObject("show synchronous_commit", String.class));
    }

    /** Articles, those with verdicts of their own, and verdicts in common. */
    private List<Long> numbers() {
        return jdbc.sql("""
                        select count(*), count(verdicts), (select count(*) from common_verdicts) from article""")
                .query((row, _) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private Recorded record(String source, List<Topic> topics, String... titles) {
        var feed =
                new Source.Feed(source, source, List.of(), List.of(), URI.create("https://x.example/" + source), null);
        return recorder.record(
                feed, topics, Stream.of(titles).map(CommonVerdictsTests::offer).toList());
    }

    private static Offer offer(String title) {
        return Offer.of(new Candidate(
                "https://p.example/" + title,
                null,
                title,
                null,
                null,
                NOW,
                "en",
                "",
                ArticleText.ofPlain(title + "."),
                null,
                List.of()));
    }
}
