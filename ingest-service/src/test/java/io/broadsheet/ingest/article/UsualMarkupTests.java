package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML that is cleaned in one pass is what the parser and the cleaner make of it. */
class UsualMarkupTests {

    /** How many elements are cleaned in one pass. */
    private static final int USUAL_TAGS = 30;

    private static final String BASE = "https://press.example/a/";
    private static final String[] TAGS = {
        "p",
        "p",
        "p",
        "div",
        "h2",
        "ul",
        "ol",
        "li",
        "blockquote",
        "figure",
        "figcaption",
        "section",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "span",
        "code",
        "u",
        "cite",
        "sup",
        "table",
        "td",
        "pre",
        "script",
        "form",
        "h1",
        "h3",
        "h4",
        "h5",
        "h6",
        "sub",
        "hr",
        "article",
        "small"
    };
    private static final String[] WORDS = {
        "Meta",
        " ",
        "\n",
        "a  b",
        "\t",
        "&amp;",
        "&lt;",
        "&#8211;",
        "&nbsp;",
        "&rsquo;",
        "&#160;",
        "&#60;",
        "&#39;",
        "\u00a0",
        "é",
        "–",
        "“",
        "&",
        "&copy",
        "&unknown;",
        ">",
        "\"",
        "'",
        "<",
        "😀",
        "\r",
        "&#x2014;",
        "&#128;",
        "&hellip;",
        "\u200b",
        "\u00ad",
        "<br>",
        "<br/>",
        "<br />",
        "</br>",
        "</p>",
        "<!-- x -->"
    };
    private static final String[] ATTRIBUTES = {
        " href=\"https://a.example/x\"",
        " href='https://a.example/x?y=1'",
        " href=\"/x\"",
        " href=\"javascript:x()\"",
        " href=\"https://a.example/?a=1&amp;b=2\"",
        " class=\"x y\"",
        " target=\"_blank\"",
        " rel=\"noopener\"",
        " title=\"T\"",
        " style=\"display:none\"",
        " style=\"color:red\"",
        " hidden=\"\"",
        " onclick=\"x()\"",
        " data-x='1'",
        " src=\"https://a.example/p.jpg\"",
        " src=\"https://a.example/pixel.gif\"",
        " alt=\"A’s “b” c\"",
        " alt=\"\"",
        " width=\"600\"",
        " width=\"1\"",
        " height='40'",
        " srcset=\"https://a.example/p.jpg 2x\"",
        " CLASS=\"x\"",
        " id=x",
        " checked",
        " alt='say \"x\"'",
        " "
    };

    private int usual;

    private void assertSame(String html) {
        String plain = UsualMarkup.plain(html);
        ArticleText quick = plain == null ? null : new ArticleText(UsualMarkup.cleaned(html), plain);
        if (quick != null) {
            usual++;
            assertThat(quick).as(html).isEqualTo(ArticleText.parsed(html, BASE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>One <a href=\"https://a.example/1\">two</a> &#8211; three.</p>\n<p>Four.</p>\n",
                "<h2>A</h2><p>B<br>b</p><ul>\n<li>c</li>\n<li>d<ul><li>e</li></ul></li></ul>",
                "<figure class=\"x\"><img src=\"https://a.example/p.jpg\" alt=\"\" width=\"600\"><figcaption>C</figcaption></figure>",
                " led by a blank <em>and</em> trailed by one ",
                "<p></p><div><p>a</p>b</div>c",
                "a<b>b</b>c <i> d </i>e",
                "<p>tab\there&nbsp;and&#160;there</p>",
                "<blockquote><p>“Q” ’s…</p></blockquote>",
                "<p><strong><em>x</em></strong></p>",
                "<img src=\"https://a.example/p.jpg\" title=\"t\"/>"
            })
    void usualTexts(String html) {
        assertSame(html);
        assertThat(usual).isEqualTo(1);
    }

    @Test
    void whateverIsInIt() {
        var random = new Random(3);
        for (int i = 0; i < 60_000; i++) {
            var html = new StringBuilder();
            write(html, random, 3 + random.nextInt(8), 0);
            assertSame(html.toString());
        }
        assertThat(usual).isGreaterThan(2_000);
    }

    private static void write(StringBuilder html, Random random, int pieces, int depth) {
        for (int i = 0; i < pieces; i++) {
            int kind = random.nextInt(10);
            if (kind < 5) {
                html.append(WORDS[random.nextInt(random.nextInt(4) == 0 ? WORDS.length : 12)]);
            } else if (kind == 5) {
                html.append("<img");
                attributes(html, random);
                html.append(random.nextBoolean() ? ">" : "/>");
            } else if (depth < 5) {
                String tag = TAGS[random.nextInt(TAGS.length)];
                html.append('<').append(tag);
                if (tag.equals("a") || random.nextInt(4) == 0) {
                    attributes(html, random);
                }
                html.append('>');
                write(html, random, random.nextInt(4), depth + 1);
                html.append(random.nextInt(20) == 0 ? "" : "</" + tag + ">");
            }
        }
    }

    private static void attributes(StringBuilder html, Random random) {
        if (random.nextBoolean()) {
            html.append(ATTRIBUTES[random.nextBoolean() ? 0 : 14]);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            html.append(ATTRIBUTES[random.nextInt(ATTRIBUTES.length)]);
        }
    }

    @Test
    void attributesThatAreSaidToGoAreLetThroughByNoElement() {
        List<String> names = Stream.concat(UsualAttributes.WITHOUT_MEANING.stream(), Stream.of("aria-label", "data-id"))
                .toList();
        List<String> tags = Stream.concat(Stream.of(TAGS), Stream.of("br", "img"))
                .distinct()
                .toList();
        for (String name : names) {
            usual = 0;
            for (String tag : tags) {
                assertSame(element(tag, " " + name + "=\"1\""));
            }
            assertThat(usual).as(name).isEqualTo(USUAL_TAGS);
        }
    }

    private static String element(String tag, String attribute) {
        return switch (tag) {
            case "br" -> "a<br" + attribute + ">b";
            case "img" -> "<img src=\"https://a.example/p.jpg\"" + attribute + ">";
            case "a" -> "<a href=\"https://a.example/\"" + attribute + ">a</a>";
            case "li" -> "<ul><li" + attribute + ">a</li></ul>";
            case "ul", "ol" -> "<" + tag + attribute + "><li>a</li></" + tag + ">";
            default -> "<" + tag + attribute + ">a</" + tag + ">";
        };
    }

    @Test
    void deepNestingIsLeftToTheParser() {
        assertThat(UsualMarkup.plain("<div>".repeat(40) + "</div>".repeat(40))).isNull();
    }
}
