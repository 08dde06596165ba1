package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.article.Article;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mr. Zuckerberg paid $14.3 billion.|J. Doe of the U.S. Senate asked why.|Nobody knew!",
                "Llama 4.1 beats v3.2 by 5.5 points.|It is No. 5 on the list, e.g. Arena's, since Jan. 3.",
                "\"We are late,\" she said.|“Very late.”|Nobody asked why?|(He did.)",
                "Meta Platforms Inc. met St. Louis Corp. Ltd. at 5 p.m. Tuesday.|It rained.",
                "Am 3. November zahlte Meta ca. 14 Mrd. Dollar, d.h. zu viel.|Das meint z.B. Dr. Maier.",
                "Meta发布了新模型。|它比旧的更快！|价格是多少？",
                "قالت الشركة إن المساعد متاح اليوم.|هل يصل إلى دول أخرى؟"
            })
    void endsSentencesWhereTheyEnd(String expected) {
        String space = expected.contains("。") ? "" : " ";

        assertThat(Sentences.of(expected.replace("|", space), expected.startsWith("Am ") ? "de" : null, 10))
                .extracting(String::strip)
                .containsExactly(expected.split("\\|", -1));
    }

    @Test
    void writesNoSpaceWhereALanguageHasNone() {
        assertThat(excerpt("Meta发布了新模型。它比旧的更快！", "")).isEqualTo("Meta发布了新模型。它比旧的更快！");
    }

    @Test
    void leavesOutWhatAFeedBrokeOff() {
        assertThat(excerpt("Meta paid in cash. The founder leaves for […]", "")).isEqualTo("Meta paid in cash.");
        assertThat(excerpt("Meta paid in cash. The founder leaves for the", "")).isEqualTo("Meta paid in cash.");
        assertThat(excerpt("Meta said it would...", "The text has one sentence. And another."))
                .isEqualTo("The text has one sentence. And another.");
        assertThat(excerpt("Meta said it would…", "")).isEmpty();
    }

    @Test
    void prefersASummaryOfTwoSentences() {
        String text = "The text says more about it, and says it in words that take more room. It goes on.";
        assertThat(excerpt("It is short. It is good.", text)).isEqualTo("It is short. It is good.");
        assertThat(excerpt("It is short.", text)).isEqualTo(text);
    }

    @Test
    void takesWholeSentencesThatFit() {
        String sentence =
                "This sentence has about one hundred and twenty characters, more or less, when all of its words are counted in full.";
        assertThat(excerpt("%1$s %1$s %1$s".formatted(sentence), "")).isEqualTo("%1$s %1$s".formatted(sentence));
    }

    @Test
    void readsOnInTheTextWhenTheSummarySaysLittle() {
        assertThat(excerpt("Short.", "The text says more about it. It goes on for another sentence."))
                .isEqualTo("The text says more about it. It goes on for another sentence.");
        assertThat(excerpt("", "")).isEmpty();
        assertThat(excerpt("A title", "")).isEmpty();
    }

    @Test
    void cutsNothingOutOfProseWithoutFullStops() {
        assertThat(excerpt("word ".repeat(300), "")).isEmpty();
        assertThat(excerpt("word ".repeat(300), "The text has a sentence.")).isEqualTo("The text has a sentence.");
        assertThat(excerpt("Model card and weights, now on the desk", ""))
                .isEqualTo("Model card and weights, now on the desk");
    }

    private static String excerpt(String summary, String text) {
        Article article = TestArticles.article("id", "A title", summary, Instant.parse("2026-11-10T08:00:00Z"));
        return Excerpt.of(new Article(
                article.id(),
                1,
                null,
                article.title(),
                null,
                "s",
                "S",
                null,
                article.firstSeenAt(),
                null,
                summary,
                text,
                null,
                1,
                article.tags(),
                article.topics(),
                article.sightings()));
    }
}
