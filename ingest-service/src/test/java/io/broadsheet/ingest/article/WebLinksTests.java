package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The glance at addresses changes nothing but the time it takes. */
class WebLinksTests {

    private static final String BASE = "https://press.example/a/";
    private static final String[] PIECES = {
        "http://",
        "https://",
        "HTTP://",
        "javascript:",
        "//",
        "/",
        "..",
        ".",
        "?",
        "#",
        "@",
        ":",
        "80",
        "a",
        "B.example",
        "x=1",
        "&",
        "%20",
        "%",
        ";",
        " ",
        "ä",
        "'",
        "\\",
        "data:",
        "mailto:",
        "[::1]",
        "\t",
        "$",
        "!",
        "*",
        "+",
        ","
    };

    @Test
    void whateverTheAddressTheResultIsThatOfTheWholeCheck() {
        var random = new Random(31);
        int glances = 0;
        for (int i = 0; i < 20_000; i++) {
            var address = new StringBuilder(random.nextInt(3) == 0 ? "" : "https://h");
            for (int pieces = random.nextInt(7); pieces >= 0; pieces--) {
                address.append(PIECES[random.nextInt(PIECES.length)]);
            }
            glances += WebLinks.isPlain(address.toString()) ? 1 : 0;
            assertSame(address.toString());
        }
        assertThat(glances).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://h:99999999/", "https://h:/", "https://a:b@h/", "http://h", "https://h/a/../b", "http://"
            })
    void oddAddressesToo(String address) {
        assertSame(address);
    }

    private static void assertSame(String address) {
        var html = Jsoup.parseBodyFragment("<a>link</a><img>", BASE);
        html.select("a").attr("href", address);
        html.select("img").attr("src", address);
        assertThat(new Cleaner(new WebLinks(Safelist.relaxed()))
                        .clean(html)
                        .body()
                        .html())
                .as(address)
                .isEqualTo(new Cleaner(Safelist.relaxed()).clean(html).body().html());
    }
}
