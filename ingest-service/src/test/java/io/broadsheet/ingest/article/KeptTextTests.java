package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.ingest.topic.TopicJudgeFactory;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of what has nothing to do with any topic the beginning is kept, of all else the whole text. */
class KeptTextTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final String LONG = "Farmers lifted early tubers. ".repeat(20) + "Llama ends it.";
    private static final String BEGINNING = LONG.substring(0, LONG.lastIndexOf(' ', 199)) + "…";

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final ArticleOutbox outbox = new ArticleOutbox(jdbc);
    private final SettableClock clock = new SettableClock(NOW);
    private final ArticleRecorder recorder = recorder(false);
    private final Topic meta;
    private final Topic potatoes;

    KeptTextTests() throws InvalidQuery {
        meta = Topic.of("meta", "Meta", "+meta +ai", 0.5);
        potatoes = Topic.of("potatoes", "Potatoes", "farmers tubers", 0.3);
    }

    private record Row(String body, @Nullable Integer wordCount) {}

    @Test
    void onlyTheBeginningOfWhatHasNothingOfTheTopic() {
        record(recorder, "press", List.of(meta), "Dear tubers", LONG);
        assertThat(row()).isEqualTo(new Row(BEGINNING, null));
    }

    @Test
    void wholeTextOfWhatIsSelectedAndOfWhatIsNearlySo() {
        record(recorder, "press", List.of(meta), "Meta opens an AI", "Meta trains an AI. " + LONG);
        assertThat(row().wordCount()).isEqualTo(4 + 83);
        jdbc.sql("delete from article").update();

        Topic near = topic("meta llama", 0.9);
        record(recorder, "press", List.of(near), "Dear tubers", LONG);
        assertThat(row()).isEqualTo(new Row(LONG, 83));
    }

    @Test
    void wholeTextOfWhatIsShortAndOfWhatNoTopicHasJudged() {
        record(recorder, "press", List.of(meta), "Dear tubers", "Farmers.");
        assertThat(row()).isEqualTo(new Row("Farmers.", 1));
        jdbc.sql("delete from article").update();

        record(recorder, "press", List.of(), "Dear tubers", LONG);
        assertThat(row()).isEqualTo(new Row(LONG, 83));
    }

    /** Its score is 0 all the same. */
    @Test
    void wholeTextOfWhatHasAWordOfSomePart() {
        record(recorder, "press", List.of(meta), "Meta grows potatoes", LONG);
        assertThat(row()).isEqualTo(new Row(LONG, 83));
    }

    @Test
    void beginningRatherThanAShorterTextOfWhoFindsMore() {
        record(recorder, "press", List.of(meta), "Dear tubers", LONG);
        record(recorder, "garden", List.of(topic("tubers", 0.01)), "Dear tubers", "Tubers.");
        assertThat(row()).isEqualTo(new Row(BEGINNING, null));
        assertThat(outbox.waiting(9).events()).singleElement().satisfies(event -> {
            assertThat(event.text()).isEqualTo(BEGINNING);
            assertThat(event.wordCount()).isEqualTo(WordCount.of(BEGINNING));
        });
    }

    @Test
    void wholeTextOfEverythingWhereOperatorsWantIt() {
        record(recorder(true), "press", List.of(meta), "Dear tubers", LONG);
        assertThat(row()).isEqualTo(new Row(LONG, 83));
    }

    @Test
    void theSameAgainIsTheSameAndAnEditedOneIsKeptAsItIsNow() {
        record(recorder, "press", List.of(meta), "Dear tubers", LONG);
        assertThat(record(recorder, "press", List.of(meta), "Dear tubers", LONG).anything())
                .isFalse();
        assertThat(record(recorder, "press", List.of(meta), "Dear tubers", LONG + " Meta, AI.")
                        .changed())
                .isEqualTo(1);
        assertThat(row()).isEqualTo(new Row(LONG + " Meta, AI.", 85));
        assertThat(record(recorder, "press", List.of(meta), "Dear tubers", LONG).changed())
                .isEqualTo(1);
        assertThat(row()).isEqualTo(new Row(BEGINNING, null));
    }

    @Test
    void topicOfAnotherSourceThatFindsSomethingBringsTheTextWithIt() {
        record(recorder, "press", List.of(meta), "Dear tubers", LONG);
        record(recorder, "copy", List.of(meta), "Dear tubers", LONG + " Copied.");
        record(recorder, "teaser", List.of(meta), "Dear tubers", "Farmers.");
        record(recorder, "empty", List.of(), "Dear tubers", "");
        assertThat(row()).isEqualTo(new Row(BEGINNING, null));

        record(recorder, "garden", List.of(potatoes), "Dear tubers", LONG + " Reprinted.");
        assertThat(row()).isEqualTo(new Row(LONG + " Reprinted.", 84));
        assertThat(outbox.waiting(9).events()).singleElement().satisfies(event -> {
            assertThat(event.text()).isEqualTo(LONG + " Reprinted.");
            assertThat(event.wordCount()).isEqualTo(84);
        });

        record(recorder, "weekly", List.of(topic("llama", 0.01)), "Dear tubers", LONG + " Once more.");
        assertThat(row()).isEqualTo(new Row(LONG + " Reprinted.", 84));
    }

    @Test
    void trialSaysHowManyItJudgesByTheirBeginning() {
        record(recorder, "press", List.of(meta), "Dear tubers", LONG);
        clock.advance(Duration.ofHours(1));
        var trials = new TopicTrialController(
                new TopicTrials(jdbc, TopicJudgeFactory.create()), _ -> Optional.empty(), clock);

        TopicTrial atTheEnd = trials.tryOut(new TopicTrialController.Request("meta", "llama", 0.01, null, null));
        assertThat(atTheEnd.articles()).isEqualTo(1);
        assertThat(atTheEnd.inPart()).isEqualTo(1);
        assertThat(atTheEnd.selected()).isZero();

        TopicTrial atItsBeginning =
                trials.tryOut(new TopicTrialController.Request("meta", "farmers", 0.01, null, null));
        assertThat(atItsBeginning.selected()).isEqualTo(1);
    }

    private ArticleRecorder recorder(boolean all) {
        var articles = ArticleRecorderFactory.articles(database, new KeptText.Choice(all));
        return new ArticleRecorder(
                articles, TopicJudgeFactory.create(), ArticleRecorderFactory.transactions(database), clock);
    }

    private static Topic topic(String query, double threshold) {
        try {
            return Topic.of("t", "T", query, threshold);
        } catch (InvalidQuery e) {
            throw new AssertionError(e);
        }
    }

    private static Recorded record(
            ArticleRecorder recorder, String source, List<Topic> topics, String title, String text) {
        var candidate = new Candidate(
                "https://p.example/a",
                null,
                title,
                null,
                null,
                NOW,
                "en",
                "",
                ArticleText.ofPlain(text),
                null,
                List.of());
        var feed =
                new Source.Feed(source, source, List.of(), List.of(), URI.create("https://x.example/" + source), null);
        return recorder.record(feed, topics, List.of(Offer.of(candidate)));
    }

    private Row row() {
        return jdbc.sql("select body, word_count from article")
                .query((row, _) -> new Row(row.getString("body"), row.getObject("word_count", Integer.class)))
                .single();
    }
}
