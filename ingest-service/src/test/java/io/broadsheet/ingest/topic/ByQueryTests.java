package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ByQueryTests {

    private static ByQuery of(String query, String title, String summary) throws InvalidQuery {
        var article = new Reading(new ArticleFields(title, summary, ""));
        return new Judgement(article, Topic.of("t", "T", query, 0.5)).byQuery();
    }

    @Test
    void sharesSayHowMuchOfTheArticleSpeaksOfWhat() throws Exception {
        // the title counts 4, a sentence of the summary 2
        ByQuery said = of("+Meta +AI against:Apple", "Meta opens AI", "Apple watches Meta. AI grows.");

        assertThat(said.score()).isBetween(0.0, 1.0);
        assertThat(said.shares())
                .as("Meta, undisputed, AI, undisputed, both at once, Apple")
                .containsExactly(6 / 8.0, 4 / 8.0, 6 / 8.0, 6 / 8.0, 4 / 8.0, 2 / 8.0);
    }

    @Test
    void anArticleWithNothingOfOnePartStillShowsTheOther() throws Exception {
        ByQuery much = of("+Meta +AI", "Meta hires three from Zurich", "Meta pays well.");
        ByQuery little = of("+Meta +AI", "Three leave Zurich", "Meta pays well.");

        assertThat(List.of(much.score(), little.score())).containsOnly(0.0);
        assertThat(much.features()[1]).isGreaterThan(little.features()[1]);
    }

    @Test
    void theScoreIsLearnedFromByItsLogOdds() {
        assertThat(new ByQuery(0.5, List.of()).features()[0]).isCloseTo(0, within(1e-9));
        assertThat(new ByQuery(1, List.of()).features()[0])
                .isCloseTo(-new ByQuery(0, List.of()).features()[0], within(1e-9))
                .isBetween(3.0, 3.1);
    }
}
