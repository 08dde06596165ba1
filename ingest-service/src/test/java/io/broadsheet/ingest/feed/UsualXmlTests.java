package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML that is read in one pass is what the parser reads. */
class UsualXmlTests {

    private static final Path FEEDS = Path.of("src/test/resources/feeds");

    private int usual;

    /** Writes down what it is told; text is text, in however many pieces it comes. */
    private static final class Told implements Markup {
        private final List<String> all = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private void add(String what) {
            if (!text.isEmpty()) {
                all.add("text " + text);
                text.setLength(0);
            }
            all.add(what);
        }

        @Override
        public void namespace(@Nullable String prefix, String uri) {
            add("namespace " + prefix + " " + uri);
        }

        @Override
        public void start(String tag, Map<String, String> attributes) {
            add("start " + tag + " " + List.copyOf(attributes.entrySet()));
        }

        @Override
        public void end(String tag) {
            add("end " + tag);
        }

        @Override
        public void text(String more) {
            text.append(more);
        }

        @Override
        public void escaped(String more) {
            add("escaped " + more);
        }
    }

    private boolean assertSame(String xml) {
        var quick = new Told();
        if (!UsualXml.read(xml, quick)) {
            return false;
        }
        usual++;
        var parsed = new Told();
        assertThat(StrictMarkup.read(xml, parsed)).as(xml).isTrue();
        assertThat(quick.all).as(xml).isEqualTo(parsed.all);
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0'?>\n<?xml-stylesheet href='x'?>\n<!-- by hand -->\n<rss version=\"2.0\"><channel/></rss>\n<!-- end -->\n",
                "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><item><content:encoded><![CDATA[<p>a</p>]]></content:encoded></item></rss>",
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><entry><link href='a?b=1&amp;c=2'/><title>A &#8211; B</title></entry></feed>",
                "<rss>\r\n<item >\r\n<guid isPermaLink=\"false\">1</guid >\r\n</item></rss>",
                "<rss><channel><site xmlns=\"com-wordpress:feed-additions:1\">1</site><atom:link xmlns:atom='http://www.w3.org/2005/Atom' href='x'/><title>T</title></channel></rss>",
                "<feed xmlns='http://www.w3.org/2005/Atom'><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a</p></div></content><title/></feed>",
                "<r xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:my='urn:x'><i:author>A</i:author><my:b i:c='1' my:d='2'/></r>"
            })
    void usualDocuments(String xml) {
        assertThat(assertSame(xml)).isTrue();
    }

    @Test
    void whateverIsInThem() {
        var random = new Random(5);
        for (int i = 0; i < 60_000; i++) {
            assertSame(MadeUpXml.document(random));
        }
        assertThat(usual).isGreaterThan(25_000);
    }

    /** As they are, and with a few characters changed at a time. */
    @Test
    void realFeedsAlsoDamagedOnes() throws IOException {
        List<String> documents = new ArrayList<>();
        try (var files = Files.list(FEEDS)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                documents.add(Prolog.of(FeedText.decode(Files.readAllBytes(file), "text/xml"))
                        .text());
            }
        }
        var random = new Random(11);
        for (String document : documents) {
            assertSame(document);
            for (int i = 0; i < 40; i++) {
                assertSame(MadeUpXml.damaged(document, random));
            }
        }
        assertThat(usual).isGreaterThan(documents.size());
    }

    @Test
    void whatParsersSetLimitsToIsLeftToThem() {
        assertThat(assertSame("<a>" + "&amp;&#8211;".repeat(200_000) + "</a>")).isTrue();
        assertThat(assertSame("<a b='" + "&lt;".repeat(200_000) + "'/>")).isTrue();
        assertThat(assertSame("<a>".repeat(100) + "</a>".repeat(100))).isFalse();
        assertThat(assertSame("<" + "a".repeat(2_000) + "/>")).isFalse();
        assertThat(assertSame("<a xmlns:x='urn:" + "u".repeat(1_500) + "'/>")).isFalse();
        assertThat(assertSame("<?" + "p".repeat(1_500) + " x?><a/>")).isFalse();
        var attributes = new StringBuilder("<a");
        var elements = new StringBuilder("<a>");
        for (int i = 0; i < 300; i++) {
            attributes.append(" b").append(i).append("='1'");
            elements.append("<b").append(i).append("/>");
        }
        assertThat(assertSame(attributes + "/>")).isFalse();
        assertThat(assertSame(elements + "</a>")).isFalse();
    }

    @Test
    void bytesOfAnyKindAreNoTrouble() {
        var random = new Random(13);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertSame("<a>" + new String(bytes, StandardCharsets.ISO_8859_1) + "</a>");
        }
    }
}
