package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicJudgeTests {

    private static final ArticleFields LLAMA = new ArticleFields(
            "Meta opens the Llama weights",
            "Anyone may use the open source model.",
            "The company says so. Meta's rivals do not.");

    private static Verdict judge(String query, ArticleFields article) {
        try {
            return new TopicJudge()
                    .judge(article, List.of(Topic.of("t", "T", query, 0.5)))
                    .getFirst();
        } catch (InvalidQuery e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesTheWordsInTheArticlesOwnSpellingFieldByField() {
        assertThat(judge("+(meta llama) \"open source\"", LLAMA).explanation())
                .isEqualTo("title: Meta, Llama; summary: open source; body: Meta's");
    }

    @Test
    void titleCountsMoreThanBody() {
        var inBody = new ArticleFields("News", "", "Meta opens the Llama weights");
        assertThat(judge("meta", LLAMA).score())
                .isGreaterThan(judge("meta", inBody).score());
    }

    @Test
    void muchOfOneAspectDoesNotMakeUpForAMissingOne() {
        assertThat(judge("+(meta llama open weights) +(potato)", LLAMA).score()).isZero();
        assertThat(judge("+(meta llama) +(potato)", LLAMA).selected()).isFalse();
    }

    @Test
    void clauseAgainstItLowersTheScoreAndAVetoEndsIt() {
        double plain = judge("+meta", LLAMA).score();
        assertThat(judge("+meta -rivals^1", LLAMA).score()).isPositive().isLessThan(plain);
        assertThat(judge("+meta -rivals^1", LLAMA).explanation()).endsWith("against it: body: rivals");
        assertThat(judge("+meta -rivals", LLAMA).score()).isZero();
    }

    @Test
    void rejectedArticleIsExplainedToo() {
        assertThat(judge("potato", LLAMA)).isEqualTo(new Verdict("t", 0, 0.5, "none of the query's words"));
    }

    @Test
    void leadIsTitleSummaryAndTheFirstWordsOfTheBody() {
        var late = new ArticleFields("News", "", "word ".repeat(80) + "meta");
        assertThat(judge("lead:meta", LLAMA).score()).isPositive();
        assertThat(judge("lead:meta", late).score()).isZero();
        assertThat(judge("body:meta", late).score()).isPositive();
    }

    @Test
    void everyScoreIsFromZeroToOne() {
        var shouting = new ArticleFields("meta ".repeat(200), "meta ".repeat(200), "meta ".repeat(2_000));
        assertThat(judge("meta^100 AND meta^1000", shouting).score()).isBetween(0.9, 1.0);
        assertThat(judge("meta", new ArticleFields("", "", "")).score()).isZero();
    }

    @Test
    void unreadableQueryIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Topic.of("t", "T", "(meta AND", 0.5))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageContaining("(meta AND");
    }
}
