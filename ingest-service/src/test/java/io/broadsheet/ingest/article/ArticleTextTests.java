package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleTextTests {

    @Test
    void nothingThatRunsOrTracksSurvives() {
        var text = ArticleText.ofHtml(
                "<p onclick=x()>Hi <a href='javascript:x()'>a</a><a href='/b'>b</a><script>x()</script>"
                        + "<iframe src=x></iframe><form><input></form><img src='/t.gif' width=1 height=1>"
                        + "<img src='data:image/png;base64,xx'><img src='/p.jpg' onerror=x()></p>",
                "https://press.example/a/");

        assertThat(text.html())
                .contains("<img src=\"https://press.example/p.jpg\">", "href=\"https://press.example/b\"")
                .doesNotContain("script", "onclick", "onerror", "iframe", "form", "input", "t.gif", "data:");
        assertThat(text.plain()).isEqualTo("Hi ab");
    }

    @Test
    void paragraphsArePartedByAnEmptyLine() {
        assertThat(ArticleText.ofHtml("<h2>A</h2><p>B<br>b</p><ul><li>c</li><li>d</li></ul>", "")
                        .plain())
                .isEqualTo("A\n\nB\nb\n\nc\n\nd".replace("c\n\nd", "c\n\nd"));
        assertThat(ArticleText.ofPlain("A \r\n\r\n\r\n\r\nB\tb").plain()).isEqualTo("A\n\nB b");
    }

    @Test
    void titleIsOneLineWithoutMarkup() {
        assertThat(ArticleText.line("  <b>Meta</b> &amp;\n friends ", 100)).isEqualTo("Meta & friends");
        assertThat(ArticleText.line("x".repeat(600), 500)).hasSize(500).endsWith("…");
        assertThat(ArticleText.line("a < b", 100)).isEqualTo("a < b");
    }

    @Test
    void wordsAreCounted() {
        assertThat(ArticleText.ofPlain("Meta's state-of-the-art model: 3.5 points.")
                        .words())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | 0
            one             | 1
            don't           | 1
            a - b           | 2
            end. Start      | 2
            -x-             | 1
            3.14 ½ Ⅳ        | 3
            naïve Ünïcode   | 2
            𝒜b 日本語         | 2
            """)
    void wordIsARunOfLettersAndDigitsAcrossOneJoint(String text, int words) {
        assertThat(PlainText.words(text)).isEqualTo(words);
    }

    @Test
    void blanksOfAllKindsAreOneSpaceAndEmptyParagraphsAreNone() {
        assertThat(ArticleText.line(" a\u00a0\u200b b\t\nc\ufeff", 100)).isEqualTo("a b c");
        assertThat(ArticleText.ofHtml("<div><p> a </p>\n<p>&nbsp;</p><p></p><br><br><br><p>b <b>c</b>d</p></div>", "")
                        .plain())
                .isEqualTo("a\n\nb cd");
        assertThat(ArticleText.ofHtml("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "")
                        .plain())
                .startsWith("1")
                .endsWith("3");
    }
}
