package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Addresses that are plain at a glance have the canonical form that the whole way gives them. */
class PlainUrlTests {

    private static final String[] PIECES = {
        "/",
        "/a",
        "/B/",
        "//",
        "/.",
        "/..",
        "..",
        ".html",
        "/index.html",
        "/index.php",
        "/Default.aspx",
        "?",
        "&",
        "=",
        "a=1",
        "b=2",
        "utm_source=rss",
        "ref=rss",
        "ref=me",
        "m=1",
        "fbclid=x",
        "amp",
        "#",
        "#!x",
        "%20",
        "%",
        "~u",
        ":80",
        "@",
        "+",
        ",",
        ";",
        "!",
        "'",
        "é",
        "www.",
        "m.",
        "en.m.",
        "a.example",
        "www.google.com/amp/s/",
        "x.cdn.ampproject.org/c/s/",
        "/amp",
        ".amp.html",
        "-",
        "_",
        "A",
        "7",
        " "
    };

    @Test
    void whateverTheyAreMadeOf() {
        var random = new Random(5);
        int plain = 0;
        for (int i = 0; i < 60_000; i++) {
            var text = new StringBuilder(
                    random.nextInt(8) == 0 ? "HTTP://" : random.nextBoolean() ? "http://" : "https://");
            text.append(random.nextInt(4) == 0 ? "" : random.nextBoolean() ? "www.press.example" : "m.a.b.example");
            for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String address = text.toString();
            assertThat(CanonicalUrl.of(address)).as(address).isEqualTo(CanonicalUrl.ofAny(address));
            plain += PlainUrl.is(address) ? 1 : 0;
        }
        assertThat(plain).isGreaterThan(5_000);
    }

    @Test
    void longLabelsAndLongAddressesToo() {
        for (int length : new int[] {63, 64}) {
            String address = "https://" + "a".repeat(length) + ".example/";
            assertThat(CanonicalUrl.of(address)).isEqualTo(CanonicalUrl.ofAny(address));
        }
        for (int length : new int[] {1_900, 1_980, 1_990, 2_100}) {
            String address = "https://a.example/" + "a".repeat(length);
            assertThat(CanonicalUrl.of(address)).isEqualTo(CanonicalUrl.ofAny(address));
        }
        for (int length = 1_995; length <= 2_005; length++) {
            String query = "https://a.example?"; // which gets a path, and so is longer than it was
            String address = query + "a".repeat(length - query.length());
            assertThat(CanonicalUrl.of(address)).as("%d", length).isEqualTo(CanonicalUrl.ofAny(address));
        }
    }
}
