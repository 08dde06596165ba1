package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.ArticleFields;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.LabelledExample;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.ingest.topic.TopicJudgeFactory;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TopicTrialsTests {

    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final Source PRESS =
            new Source.Feed("press", "press", List.of("meta"), List.of(), URI.create("https://x.example/press"), null);

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final SettableClock clock = new SettableClock(START);
    private final ArticleRecorder recorder = ArticleRecorderFactory.create(database, clock);
    private final TopicTrialController controller = controller(id -> Optional.empty());

    private TopicTrialController controller(ConfiguredTopics configured) {
        return new TopicTrialController(
                new TopicTrials(JdbcClient.create(database), TopicJudgeFactory.create()), configured, clock);
    }

    @Test
    void sayWhatAChangedTopicWouldHaveSelectedAndChangeNothing() throws InvalidQuery {
        arrives("Meta opens a model", "Meta sells a headset", "A potato harvest");
        clock.advance(Duration.ofDays(40));
        arrives("Meta opens another model");
        clock.advance(Duration.ofHours(1));
        Instant begin = START.minusSeconds(1);

        TopicTrial trial = controller.tryOut(
                new TopicTrialController.Request("meta", "+(model potato)", 0.3, begin, START.plusSeconds(1)));

        assertThat(trial.articles()).isEqualTo(3);
        assertThat(trial.selected()).isEqualTo(2);
        assertThat(trial.selectedBefore()).isEqualTo(2);
        assertThat(trial.added()).singleElement().satisfies(change -> {
            assertThat(change.title()).isEqualTo("A potato harvest");
            assertThat(change.before()).isZero();
            assertThat(change.score()).isGreaterThanOrEqualTo(0.3);
            assertThat(change.explanation()).contains("*potato*");
        });
        assertThat(trial.dropped()).extracting(TopicTrial.Change::title).containsExactly("Meta sells a headset");
        assertThat(controller
                        .tryOut(new TopicTrialController.Request("meta", "+meta", 0.3, null, null))
                        .articles())
                .isEqualTo(1);
        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from verdict where selected")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void judgeByTheExamplesOfTheTopicToo() throws Exception {
        arrives("Meta signs a licence", "Meta sells a headset");
        Topic taught = Topic.of("meta", "Meta", "+meta", 0.3).taughtBy(examples());
        clock.advance(Duration.ofHours(1));
        var request = new TopicTrialController.Request("meta", "+(meta facebook)", 0.5, null, null);

        TopicTrial byTheQuery = controller.tryOut(request);
        assertThat(byTheQuery.examples()).isZero();
        assertThat(byTheQuery.dropped()).isEmpty();

        TopicTrial byExamplesToo = controller(id -> Optional.of(taught)).tryOut(request);
        assertThat(byExamplesToo.examples()).isEqualTo(60);
        assertThat(byExamplesToo.dropped())
                .singleElement()
                .satisfies(change -> assertThat(change.explanation()).contains("unlike them: *headset*"));
    }

    private static ArticleFields article(String kind, String filler) {
        return new ArticleFields("Meta news", "", "Meta " + kind + " " + filler);
    }

    private static List<LabelledExample> examples() {
        List<LabelledExample> result = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String filler = i % 7 + " harbours and " + i % 5 + " orchards";
            result.add(new LabelledExample(article(i % 3 == 0 ? "licence" : "weights", filler), true));
            result.add(new LabelledExample(article(i % 3 == 0 ? "headset" : "advert", filler), false));
        }
        return result;
    }

    @Test
    void sayWhatIsWrongWithTheQuestion() {
        assertThatThrownBy(() -> controller.tryOut(new TopicTrialController.Request("meta", "+(", 0.3, null, null)))
                .hasMessageContaining("query");
        assertThatThrownBy(() -> controller.tryOut(new TopicTrialController.Request("meta", "+a", 1.5, null, null)))
                .hasMessageContaining("threshold");
        assertThatThrownBy(() -> controller.tryOut(new TopicTrialController.Request(null, "+a", 0.5, null, null)))
                .hasMessageContaining("topic");
        assertThatThrownBy(() -> controller.tryOut(new TopicTrialController.Request("meta", "+a", 0.5, START, START)))
                .hasMessageContaining("before");
    }

    private void arrives(String... titles) throws InvalidQuery {
        List<Topic> topics = List.of(Topic.of("meta", "Meta", "+meta", 0.3));
        for (String title : titles) {
            String url = "https://p.example/" + title.replace(' ', '-');
            recorder.record(
                    PRESS,
                    topics,
                    List.of(Offer.of(new Candidate(
                            url,
                            title,
                            title,
                            null,
                            null,
                            clock.instant(),
                            "en",
                            "",
                            ArticleText.ofPlain(title + "."),
                            null,
                            List.of()))));
        }
    }
}
