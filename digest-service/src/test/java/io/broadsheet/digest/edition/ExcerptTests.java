package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.article.Article;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExcerptTests {

    @Test
    void endsNoSentenceAtATitleAnInitialOrAFigure() {
        assertThat(Excerpt.sentences(
                        "Mr. Zuckerberg paid $14.3 billion. J. Doe of the U.S. Senate asked why.  Nobody knew!"))
                .containsExactly(
                        "Mr. Zuckerberg paid $14.3 billion.", "J. Doe of the U.S. Senate asked why.", "Nobody knew!");
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
    void cutsProseWithoutFullStopsBetweenWords() {
        assertThat(excerpt("word ".repeat(300), "")).endsWith("word …").hasSizeLessThanOrEqualTo(322);
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
