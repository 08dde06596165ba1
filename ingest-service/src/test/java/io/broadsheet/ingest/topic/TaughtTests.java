package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaughtTests {

    private static final String BODY =
            "Meta opens the weights. " + "Nothing else is known of the matter so far. ".repeat(8);

    private static List<LabelledExample> examples(String summary) {
        return IntStream.range(0, 50)
                .mapToObj(i -> new LabelledExample(
                        new ArticleFields("Meta " + (i % 2 == 0 ? "licence" : "headset") + " " + i / 2, summary, BODY),
                        i % 2 == 0))
                .toList();
    }

    @Test
    void teasersAreJudgedByWhatTeasersTaughtAndArticlesByWhatArticlesDid() throws Exception {
        Taught taught = Taught.by(examples(""), _ -> new ByQuery(0.5, List.of()));

        assertThat(taught.of(WordPlaces.of("Meta opens a licence"))).isSameAs(taught.ofTeasers());
        assertThat(taught.of(WordPlaces.of("Meta opens a licence " + BODY))).isSameAs(taught.ofArticles());
    }

    @Test
    void aTeaserHasTheSummaryOrElseTheFirstSentence() {
        assertThat(examples("In short.").getFirst().teaser().article())
                .isEqualTo(new ArticleFields("Meta licence 0", "In short.", ""));
        assertThat(examples("").getFirst().teaser().article())
                .isEqualTo(new ArticleFields("Meta licence 0", "Meta opens the weights.", ""));
        assertThat(new LabelledExample(new ArticleFields("Alone", "", ""), true)
                        .teaser()
                        .article()
                        .summary())
                .isEmpty();
    }

    @Test
    void fewWordsSayLessWithBallast() {
        List<WordPlaces> articles = List.of(
                WordPlaces.of("orchard teapot"),
                WordPlaces.of("orchard violin"),
                WordPlaces.of("glacier violin"),
                WordPlaces.of("glacier teapot"),
                WordPlaces.of("lantern"),
                WordPlaces.of("lantern"),
                WordPlaces.of("bicycle"));
        WordPlaces teaser = WordPlaces.of("orchard");

        assertThat(Vocabulary.of(articles, 0).weigh(teaser).get("orchard")).isEqualTo(1);
        assertThat(Vocabulary.of(articles, 1_000).weigh(teaser).get("orchard")).isLessThan(0.1);
    }

    @Test
    void grammarOfOtherLanguagesIsNotLearned() {
        List<WordPlaces> articles = List.of(
                WordPlaces.of("la chute de Meta"),
                WordPlaces.of("la chute et le rebond"),
                WordPlaces.of("der Fall und die Folgen"),
                WordPlaces.of("die Folgen"),
                WordPlaces.of("one"),
                WordPlaces.of("two"),
                WordPlaces.of("three"));

        assertThat(Vocabulary.of(articles, 0).stems())
                .contains("chute", "folgen")
                .doesNotContain("la", "die", "und");
    }
}
