package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateTests {

    private static Candidate everywhere(String text) {
        return new Candidate(
                "https://press.example/" + text,
                text,
                text,
                text,
                text,
                null,
                text,
                text,
                new ArticleText(text, text),
                text,
                List.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "\b",
                "\u001b",
                "\u007f",
                "\u0085",
                "\uE000",
                "\uE001",
                "\uF8FF",
                "\uFFFE",
                "\uFFFF",
                "\uFDD0",
                "\uD83D",
                "\uDE00",
                "\uDBFF\uDFFD",
                "\uDB80\uDC00"
            })
    void nothingThatMarksAPlaceInAMailOrThatXmlCannotHoldComesThrough(String hostile) {
        Candidate candidate = everywhere("a" + hostile + "b");
        assertThat(candidate).isEqualTo(everywhere("ab"));
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "Tab\tline\r\nMétà 漢字 😀 👩‍👩‍👧 e\u0301 שלום \u200F\u00A0\uFEFF\uFFFD";
        assertThat(everywhere(text).title()).isEqualTo(text);
        assertThat(everywhere(text).text().html()).isEqualTo(text);
    }

    @Test
    void aMarkThatIsWrittenAsAnEntityDoesNotComeThroughEither() {
        ArticleText text = ArticleText.ofHtml("<p title='&#xE000;'>a&#xE000;b&#57345;c&amp;#xE000;</p>", "");
        Candidate candidate = new Candidate(
                null, null, ArticleText.line("&#xE000;x", 9), null, null, null, null, "", text, null, List.of());
        assertThat(candidate.title()).isEqualTo("x");
        assertThat(candidate.text().plain()).isEqualTo("abc&#xE000;");
        assertThat(candidate.text().html()).isEqualTo("<p>abc&amp;#xE000;</p>");
    }
}
