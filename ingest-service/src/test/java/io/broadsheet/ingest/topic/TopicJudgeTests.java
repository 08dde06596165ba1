package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicJudgeTests {

    private static final String FILLER = " The rain went on. Nobody came. It was late.";

    @ParameterizedTest
    @CsvSource({
        "Meta,                 Meta buys a lab,            true",
        "Meta,                 META closes higher,         true",
        "Meta,                 the new meta explained,     false",
        "meta,                 Meta buys a lab,            true",
        "AI,                   What AI costs,              true",
        "AI,                   Ai Weiwei in Berlin,        false",
        "llama,                Two llamas and a farm,      true",
        "Llama,                Two Llamas and a farm,      false",
        "Llama,                Meta’s Llama’s licence,     true",
        "licence,              Licences for all,           true",
        "'\"open source\"',    No open-source release,     true",
        "'\"open source\"',    open to any source,         false",
        "Super*,               A Superintelligence unit,   true",
        "Super*,               a superb lunch,             false",
        "title:Meta,           Meta buys a lab,            true",
        "summary:Meta,         Meta buys a lab,            false",
        "Meta -Quest,          Meta shows a Quest,         false",
        "*:*,                  Anything at all,            true",
    })
    void aWordIsFoundTheWayItIsWritten(String query, String title, boolean found) {
        assertThat(score(query, title, "", "") > 0).isEqualTo(found);
    }

    @Test
    void theTitleSaysMoreThanTheOpeningAndTheOpeningMoreThanTheEnd() {
        double inTitle = score("Meta", "Meta", "", FILLER);
        double inOpening = score("Meta", "News", "", " Meta came." + FILLER);
        double atTheEnd = score("Meta", "News", "", FILLER + " Meta came.");

        assertThat(inTitle).isGreaterThan(inOpening);
        assertThat(inOpening).isGreaterThan(atTheEnd);
        assertThat(atTheEnd).isBetween(0.2, 0.5);
    }

    @Test
    void bothPartsAreNeededAndTheWeakerOneDecides() {
        String query = "+(Meta Facebook) +(AI model)";
        String passing = " The AI market grows. AI is new. A model came. Meta was there too.";

        assertThat(score(query, "Meta", "", FILLER)).isZero();
        assertThat(score(query, "AI model", "", passing)).isBetween(0.4, 0.6);
        assertThat(score(query, "Meta has an AI model", "", passing)).isGreaterThan(0.75);
    }

    @Test
    void wordsWithoutASignCountForEveryPart() {
        assertThat(score("+Meta +AI \"Superintelligence Labs\"", "Superintelligence Labs grows", "", ""))
                .isGreaterThan(0.5);
    }

    @Test
    void alternativesWrittenWithOrAndAndAreTheSameAsPlusAndParentheses() {
        String body = " Facebook has a model." + FILLER;

        assertThat(score("(Meta OR Facebook) AND (AI OR model)", "News", "", body))
                .isEqualTo(score("+(Meta Facebook) +(AI model)", "News", "", body))
                .isPositive();
    }

    @Test
    void wordsAgainstTakeFromTheScoreAndMostInTheTitle() {
        String query = "+Meta +AI against:(Quest headset)";
        double plain = score(query, "Meta and AI", "", " Good." + FILLER);
        double below = score(query, "Meta and AI", "", FILLER + " A headset came.");
        double above = score(query, "Meta and AI on Quest", "", " Good." + FILLER);

        assertThat(plain).isGreaterThan(below);
        assertThat(below).isGreaterThan(above);
        assertThat(above).isPositive();
    }

    @Test
    void aPieceOfAPhraseThatIsAgainstCountsForNothing() {
        assertThat(score("Meta against:\"meta analysis\"", "Meta-analysis of naps", "", FILLER))
                .isZero();
    }

    @Test
    void whatHasToOccurTogetherCountsOnlyThen() {
        String query = "(+Prometheus +(Meta Zuckerberg))";

        assertThat(score(query, "Prometheus returns to cinemas", "", FILLER)).isZero();
        assertThat(score(query, "Prometheus grows", "", " Zuckerberg builds it."))
                .isPositive();
    }

    @Test
    void aLighterWordGivesLess() {
        assertThat(score("Meta Facebook^0.5", "Facebook", "", FILLER))
                .isLessThan(score("Meta Facebook^0.5", "Meta", "", FILLER));
    }

    @Test
    void aLongArticleNeedsMoreOfIt() {
        assertThat(score("Meta", "News", "", " Meta came." + FILLER.repeat(20)))
                .isLessThan(score("Meta", "News", "", " Meta came." + FILLER));
    }

    @Test
    void theExplanationNamesWordsPlacesAndWhatSpeaksAgainst() {
        assertThat(verdict("+(Meta) +(AI) +(licences) against:(OpenAI)", "Meta and  OpenAI", "", "All about AI. Yes.")
                        .explanation())
                .isEqualTo(
                        "title: *Meta*; body: *AI*; Meta or the like in 1 of 3 passages, AI or the like in 1 of 3 passages,"
                                + " nothing like licences; against it: *OpenAI*; score 0.00, threshold 0.50");
        assertThat(verdict("Meta -Quest", "A Quest", "", "").explanation())
                .isEqualTo("ruled out by title: *Quest*; score 0.00, threshold 0.50");
    }

    @Test
    void aMentionAloneSaysLessThanOneInTheCompanyOfTheOtherParts() {
        String query = "+Meta +AI";
        double together = score(query, "News", "", " It rained. Meta has AI." + FILLER);
        double near = score(query, "News", "", " It rained. Meta came. It has AI." + FILLER);
        double apart = score(query, "News", "", " It rained. Meta came. Nobody saw. It has AI." + FILLER);

        assertThat(together).isGreaterThan(near);
        assertThat(near).isGreaterThan(apart);
        assertThat(apart).isPositive();
    }

    @Test
    void aListOfOthersSaysLessThanOneOther() {
        String query = "+Meta against:(Google Apple Amazon)^0.5";

        assertThat(score(query, "News", "", " Meta met Google, Apple and Amazon." + FILLER))
                .isLessThan(score(query, "News", "", " Meta met Google." + FILLER));
    }

    @Test
    void phrasesGroupsAndDistancesAreFoundWhereverTheyAre() {
        String body = " One two. Three four. Two three, one two.";

        assertThat(score("\"one two\"", "News", "", body)).isPositive();
        assertThat(score("\"one three\"", "News", "", body)).isZero();
        assertThat(score("\"one three\"~1", "News", "", body)).isPositive();
        assertThat(score("(+one -two)", "News", "", body)).isZero();
        assertThat(score("(+one -five)", "News", "", body)).isEqualTo(score("one", "News", "", body));
        assertThat(score("+four +(five (+six seven))", "News", "", body)).isZero();
    }

    @Test
    @Timeout(20)
    void aTextMadeToBeSlowIsJudgedAllTheSame() {
        String body = "OpenAI Meta AI. ".repeat(200_000);

        assertThat(score("+Meta +AI against:(OpenAI \"Meta AI\")", "News", "", body))
                .isBetween(0.0, 1.0);
    }

    @Test
    void anEmptyArticleIsAboutNothing() {
        assertThat(score("Meta", "", "", "")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+(Meta", "titel:Meta", "-Quest", "against:Quest", "/[/"})
    void aQueryThatCannotWorkIsRefused(String query) {
        assertThatThrownBy(() -> Topic.of("t", "T", query, 0.5))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageMatching("(?s).{10,}");
    }

    private static double score(String query, String title, String summary, String body) {
        return verdict(query, title, summary, body).score();
    }

    private static Verdict verdict(String query, String title, String summary, String body) {
        try {
            return new TopicJudge()
                    .judge(new ArticleFields(title, summary, body), List.of(Topic.of("t", "T", query, 0.5)))
                    .getFirst();
        } catch (InvalidQuery e) {
            throw new AssertionError(query, e);
        }
    }
}
