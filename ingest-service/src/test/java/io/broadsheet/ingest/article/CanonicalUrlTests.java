package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://Press.Example:443/a?utm_source=rss&id=7#top      | https://press.example/a?id=7
            http://press.example:80                                  | http://press.example/
            https://press.example:8443/a                             | https://press.example:8443/a
            https://press.example/a/../b/./c                         | https://press.example/b/c
            https://press.example/a/amp/                             | https://press.example/a
            https://press.example/a.amp.html                         | https://press.example/a.html
            https://press.example/a?amp=1&x=2                        | https://press.example/a?x=2
            https://www.google.com/amp/s/press.example/a/amp         | https://press.example/a
            https://press-example.cdn.ampproject.org/c/s/press.example/a | https://press.example/a
            https://press.example/%7euser/%c3%a9                     | https://press.example/~user/%C3%A9
            https://press.example/é x                                | https://press.example/%C3%A9%20x
            https://press.example/a?ref=rss&fbclid=1&gclid=2         | https://press.example/a
            https://press.example/a?source=print                     | https://press.example/a?source=print
            https://press.example/a/amp/amp                          | https://press.example/a
            https://press.example/a/%2e%2e/b                         | https://press.example/b
            https://press.example/#!/story/7                         | https://press.example/#!/story/7
            https://press.example/?p=123&utm_medium=rss              | https://press.example/?p=123
            https://video.example/watch?v=aBc&fbclid=1               | https://video.example/watch?v=aBc
            https://bücher.example/a                                 | https://xn--bcher-kva.example/a
            """)
    void addressLosesWhatDoesNotBelongToIt(String given, String expected) {
        assertThat(CanonicalUrl.of(given).orElseThrow().address()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://press.example/a/",
                "http://press.example/a",
                "https://www.press.example/a",
                "https://m.press.example/a",
                "https://amp.press.example/a",
                "https://press.example/a/index.html",
                "https://press.example/a?m=1",
                "https://press.example/a?utm_campaign=x",
                "https://PRESS.example/a#comments"
            })
    void variantsOfOneArticleShareAKey(String variant) {
        assertThat(CanonicalUrl.of(variant).orElseThrow().key())
                .isEqualTo(
                        CanonicalUrl.of("https://press.example/a").orElseThrow().key());
    }

    @Test
    void differentArticlesDoNot() {
        assertThat(CanonicalUrl.of("https://press.example/a?id=1").orElseThrow().key())
                .isNotEqualTo(CanonicalUrl.of("https://press.example/a?id=2")
                        .orElseThrow()
                        .key());
        assertThat(CanonicalUrl.of("https://press.example/a").orElseThrow().key())
                .isNotEqualTo(
                        CanonicalUrl.of("https://press.example/A").orElseThrow().key());
        assertThat(CanonicalUrl.of("https://a.example/x?b=1&a=2").orElseThrow().key())
                .isEqualTo(CanonicalUrl.of("https://a.example/x?a=2&b=1")
                        .orElseThrow()
                        .key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/a",
                "javascript:alert(1)",
                "data:text/html,x",
                "mailto:a@b.example",
                "https://",
                "https://[",
                "http://%"
            })
    void whatIsNoWebAddressIsNone(String text) {
        assertThat(CanonicalUrl.of(text)).isEmpty();
    }

    @Test
    void mobileHostBehindALanguageIsTheSame() {
        assertThat(CanonicalUrl.of("https://en.m.wiki.example/a").orElseThrow().key())
                .isEqualTo(CanonicalUrl.of("https://en.wiki.example/a")
                        .orElseThrow()
                        .key());
    }

    @Test
    void canonicalFormOfACanonicalAddressIsItselfWhateverTheAddress() {
        var random = new Random(20_261_122);
        List<String> pieces = List.of(
                "http://",
                "https://",
                "HTTPS://",
                "www.",
                "m.",
                "amp.",
                "press.example",
                "Bücher.example",
                "[::1]",
                ":443",
                ":80",
                ":8443",
                ":",
                "@",
                "/",
                "//",
                "/./",
                "/../",
                "/a",
                "/amp",
                ".amp.html",
                "/index.html",
                "www.google.com/amp/s/",
                "x.cdn.ampproject.org/c/s/",
                "%2e",
                "%2F",
                "%zz",
                "%C3%a9",
                "é",
                " ",
                "\t",
                "?",
                "&",
                "=",
                "utm_source=x",
                "id=7",
                "amp",
                "m=1",
                "ref=rss",
                "#",
                "#!",
                "!/b",
                "|",
                "\\",
                "\"",
                "😀",
                "\uD83D",
                ";",
                "+",
                "'",
                "..",
                "~");
        int addresses = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://press.example" : "");
            for (int j = random.nextInt(10); j >= 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            Optional<CanonicalUrl> once = CanonicalUrl.of(text.toString());
            assertThat(once.flatMap(it -> CanonicalUrl.of(it.address().toString())))
                    .as(text.toString())
                    .isEqualTo(once);
            addresses += once.isPresent() ? 1 : 0;
        }
        assertThat(addresses).isGreaterThan(2_000);
    }
}
