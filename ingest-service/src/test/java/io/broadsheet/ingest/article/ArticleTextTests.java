package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Meta.", "One  two   three", "\"Quoted\" 'so' 100% #1 {x} [y] ~z", " led", "trailed ", "a\tb"
            })
    void textWithoutMarkupIsWhatAParserMakesOfIt(String text) {
        // a comment does not show, and has the text go through the parser
        assertThat(ArticleText.ofHtml(text, "")).isEqualTo(ArticleText.ofHtml("<!-- -->" + text, ""));
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
            a.'b c.-        | 3
            x😀y 𝒜𝒜’s        | 3
            """)
    void wordIsARunOfLettersAndDigitsAcrossOneJoint(String text, int words) {
        assertThat(WordCount.of(text)).isEqualTo(words);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='javascript:x()'>t</a>",
                "<a href=' jAvA\tscript:x()'>t</a>",
                "<a href='java&#115;cript&colon;x()'>t</a>",
                "<a href='&#1;javascript:x()'>t</a>",
                "<a href='vbscript:x'>t</a>",
                "<a href='data:text/html,x'>t</a>",
                "<a href='file:///etc/passwd'>t</a>",
                "<a href='//[x'>t</a>",
            })
    void linksThatAreNoWebAddressesGo(String html) {
        assertThat(ArticleText.ofHtml(html, "https://press.example/a/").html())
                .isEqualTo("<a rel=\"nofollow noopener\">t</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='https://p.example/a.gif' width=1 height='1'>",
                "<img src='https://p.example/a.gif' width='1px'>",
                "<img src='https://p.example/a.gif' height=' 0 '>",
                "<img src='https://p.example/a.gif' style='Width: 1px; height:1px'>",
                "<img src='https://p.example/a.gif' style='display : none'>",
                "<img src='https://p.example/a.gif' hidden>",
                "<div style='display:none'>preheader <img src='https://p.example/a.gif'></div>",
                "<span style='visibility:hidden'>x</span>",
                "<img src='https://stats.wordpress.com/b.gif?host=p'>",
                "<img src='http://feeds.feedburner.com/~r/press/~4/x'>",
                "<img src='https://ad.doubleclick.net/x'>",
                "<img src='https://www.facebook.com/tr?id=1'>",
                "<img src='https://press.example/mail/pixel.gif?u=1'>",
                "<img src='https://press.example/open.php?u=1'>",
                "<img src='data:image/gif;base64,R0lGOD'>",
                "<img src='javascript:x()'>",
                "<img alt=x>",
                "<svg><image href='https://p.example/a.gif'/></svg>",
                "<object data=x></object><embed src=x><iframe src=x></iframe><video src=x></video>",
                "<link rel=stylesheet href=x><meta http-equiv=refresh content='0;url=x'><style>p{}</style>",
                "<form action=x><input name=p><select></select></form>",
            })
    void whatTracksOrLoadsGoes(String html) {
        assertThat(ArticleText.ofHtml(html, "https://press.example/a/").html()).isBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p onclick=x() onMouseOver='x()' style='background:url(javascript:x)' class=c id=i>t</p>",
                "<p>t<script>x()</script></p>",
                "<p>t<scr<script>ipt>x()</script></p>",
                "<p>t</p><svg><style><img src=x onerror=x()></style></svg>",
                "<p>t</p><math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=x()>'>",
                "<p>t</p><noscript><p title='</noscript><img src=x onerror=x()>'></noscript>",
                "<p>t</p><template><img src=x onerror=x()></template>",
                "<p>t</p><!--><img src=x onerror=x()>-->",
                "<p>t</p><![CDATA[<img src=x onerror=x()>]]>",
                "<p>t</p><xmp><img src=x onerror=x()></xmp>",
            })
    void nothingThatRunsSurvives(String html) {
        String safe = ArticleText.ofHtml(html, "https://press.example/a/").html();

        assertThat(safe).startsWith("<p>t");
        assertThat(safe.toLowerCase(java.util.Locale.ROOT).replaceAll("&lt;.*?&gt;", ""))
                .doesNotContain(
                        "<script", "onerror=\"", "onclick", "onmouseover", "style=", "<svg", "<math", "javascript:");
    }

    @Test
    void picturesThatAreSeenStay() {
        assertThat(ArticleText.ofHtml(
                                "<img src='p/a.jpg' width=640 height=10 alt='A' srcset='x 2x'><img src='https://i.example/clear.jpg'>",
                                "https://press.example/a/")
                        .html())
                .isEqualTo("<img src=\"https://press.example/a/p/a.jpg\" width=\"640\" height=\"10\" alt=\"A\">"
                        + "<img src=\"https://i.example/clear.jpg\">");
    }
}
