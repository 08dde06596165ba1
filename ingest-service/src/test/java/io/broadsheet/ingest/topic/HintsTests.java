package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passing over articles that say nothing changes no verdict. */
class HintsTests {

    private static final String[] PIECES = {
        "Meta",
        "meta",
        "model",
        "models",
        "open",
        "source",
        "AI",
        "ai",
        "Quest",
        "the",
        "language",
        "in",
        "superb",
        "Llama.",
        "llamas",
        "-",
        "\u201cMeta\u201d",
        "Zuckerberg\u2019s",
        "",
        "new.",
        "日本"
    };

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        for (int words = random.nextInt(most); words > 0; words--) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(' ');
        }
        return text.toString();
    }

    /** Compares with whole readings, and counts the articles that were passed over. */
    private static int passedOver(String query) throws InvalidQuery {
        Topic topic = Topic.of("t", "T", query, 0.5);
        var random = new Random(11);
        var judge = new TopicJudge();
        int passedOver = 0;
        for (int i = 0; i < 2_000; i++) {
            var article = new ArticleFields(text(random, 4), text(random, 4), text(random, 8));
            var reading = new Reading(article);
            assertThat(judge.judge(article, List.of(topic)))
                    .as(article.toString())
                    .containsExactly(new Judgement(reading, topic).verdict());
            passedOver += topic.hints().mayBeIn(reading.words()) ? 0 : 1;
        }
        return passedOver;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Meta",
                "+(meta^1.5 zuckerberg) +(ai \"language model\" \"open source\")",
                "+Meta +AI against:(Quest \"open source\")",
                "Meta -Quest",
                "\"open source\"",
                "\"open source\"~2",
                "title:Meta",
                "+(Meta AND model) (llama OR zuckerberg)",
                "((+Meta -Quest) open)"
            })
    void articlesWithoutTheWordsArePassedOverAndVerdictsStay(String query) throws InvalidQuery {
        assertThat(passedOver(query)).isBetween(300, 1_900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Super* llama", "*:*"})
    void whatMayFindOtherWordsIsAlwaysReadToTheEnd(String query) throws InvalidQuery {
        assertThat(passedOver(query)).isZero();
    }
}
