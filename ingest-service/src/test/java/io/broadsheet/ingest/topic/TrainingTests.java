package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTests {

    private static final String[] FILLERS = {"harbour", "orchard", "bicycle", "violin", "glacier", "teapot", "lantern"};

    private static ArticleFields article(String words) {
        return new ArticleFields("Meta news", "", words);
    }

    private static List<LabelledExample> lessons(int ofEachKind) {
        List<LabelledExample> lessons = new ArrayList<>();
        for (int i = 0; i < ofEachKind; i++) {
            String filler = FILLERS[i % FILLERS.length] + " " + FILLERS[i / FILLERS.length % FILLERS.length];
            String kind = i % 3 == 0 ? "licence" : "weights";
            lessons.add(new LabelledExample(article("Meta " + kind + " " + filler), true));
            lessons.add(
                    new LabelledExample(article("Meta " + (i % 3 == 0 ? "headset" : "advert") + " " + filler), false));
        }
        return lessons;
    }

    private static Verdict judge(Topic topic, String words) {
        return new TopicJudge().judge(article(words), List.of(topic)).getFirst();
    }

    @Test
    void wordsThatNoQueryNamesDecideWhereExamplesHaveThem() throws Exception {
        Topic plain = Topic.of("t", "T", "Meta", 0.5);
        Topic taught = plain.taughtBy(lessons(30));

        assertThat(judge(plain, "A licence.").score())
                .isEqualTo(judge(plain, "A headset.").score());
        assertThat(judge(taught, "A licence.").selected()).isTrue();
        assertThat(judge(taught, "A headset.").selected()).isFalse();
        assertThat(judge(taught, "Licences by the harbour, a headset.").explanation())
                .contains(
                        "title: *Meta*",
                        "the query alone 0.73",
                        "like the examples: *Licences*",
                        "unlike them: *headset*")
                .endsWith("threshold 0.50");
    }

    @Test
    void articlesWithoutAWordOfTheQueryAndThoseRuledOutStayOut() throws Exception {
        Topic taught = Topic.of("t", "T", "Meta -Quest", 0.5).taughtBy(lessons(30));
        var nothing = new ArticleFields("A licence", "", "Weights and a licence.");

        assertThat(new TopicJudge().judge(nothing, List.of(taught)).getFirst().score())
                .isZero();
        assertThat(judge(taught, "Licence of the Quest.").score()).isZero();
        assertThat(judge(taught, "Licence of the Quest.").explanation()).startsWith("ruled out by");
    }

    @Test
    void aWordThatOnlyOneKindHasCountsMore() throws Exception {
        List<LabelledExample> lessons = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String often = i % 3 == 0 ? "" : " harbour";
            String seldom = i % 3 == 0 ? " harbour" : "";
            lessons.add(new LabelledExample(article((i < 10 ? "licence" : "weights") + often), true));
            lessons.add(new LabelledExample(article((i < 10 ? "headset" : "advert") + seldom), false));
        }
        Topic taught = Topic.of("t", "T", "Meta", 0.5).taughtBy(lessons);

        // 0.92 and 0.08 if all words counted alike
        assertThat(judge(taught, "A licence.").score()).isGreaterThan(0.95);
        assertThat(judge(taught, "A headset in the harbour.").score()).isLessThan(0.05);
    }

    @Test
    void learningTheSameTwiceGivesTheSameScores() throws Exception {
        Topic one = Topic.of("t", "T", "Meta", 0.5).taughtBy(lessons(30));
        Topic other = Topic.of("t", "T", "Meta", 0.5).taughtBy(lessons(30));

        String words = "A licence, weights, an advert and a teapot.";
        assertThat(judge(one, words)).isEqualTo(judge(other, words));
    }

    @Test
    void aTopicReadTwiceIsTheSameAndOneWithOtherExamplesIsNot() throws Exception {
        Topic one = Topic.of("t", "T", "Meta", 0.5).taughtBy(lessons(30));

        assertThat(one)
                .isEqualTo(Topic.of("t", "T", "Meta", 0.5).taughtBy(lessons(30)))
                .hasSameHashCodeAs(Topic.of("t", "T", "Meta", 0.5).taughtBy(lessons(30)))
                .isNotEqualTo(Topic.of("t", "T", "Meta", 0.5).taughtBy(lessons(31)))
                .isNotEqualTo(Topic.of("t", "T", "Meta Llama", 0.5).taughtBy(lessons(30)));
    }

    @Test
    void fewExamplesTeachNothing() throws Exception {
        Topic topic = Topic.of("t", "T", "Meta", 0.5);
        assertThatThrownBy(() -> topic.taughtBy(lessons(19)))
                .isInstanceOf(InvalidExamples.class)
                .hasMessage("19 relevant examples and 19 others are too few to learn from; 20 of each are needed");
    }
}
