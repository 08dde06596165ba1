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
    private static final String[] PIECES = {
        "a",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "é",
        "😀",
        "&amp;",
        "&lt;",
        "&#8211;",
        "&#x1F600;",
        "&#xD800;",
        "&#0;",
        "&#13;",
        "&nbsp;",
        "&",
        "<![CDATA[x <b>&amp;]]>",
        "<![CDATA[]]>",
        "<![CDATA[ ]] > ]>",
        "<!-- c -->",
        "<!-- a -- b -->",
        "<!---->",
        "<!--->",
        "<?php x ?>",
        "<?xml version='1.0'?>",
        "<?p?>",
        "<?p:q x?>",
        "]]>",
        ">",
        "\"",
        "<!DOCTYPE rss>",
        "\uFFFE",
        "\u0001",
        "\u0085",
        "\uD800",
        "<",
        "</",
        "<b/>",
        "<b />",
        "<b / >",
        "<B/>",
        "<:b/>",
        "<b:/>",
        "<é/>",
        "<1/>"
    };
    private static final String[] NAMES = {
        "item",
        "title",
        "Title",
        "dc:date",
        "x:y",
        "media:content",
        "DC:creator",
        "content:encoded",
        "xml:b",
        "u:v",
        "a.b-c_1"
    };
    private static final String[] ATTRIBUTES = {
        " a='1'",
        " xml:base='/x'",
        " xml:lang=\"en\"",
        " media:url='u'",
        " url='w'",
        " b='a&amp;b&#10;'",
        " i='>'",
        " xmlns='http://www.w3.org/1999/xhtml'",
        " xmlns:u='urn:u'",
        " xmlns:x='urn:other'",
        " xmlns:dc='http://purl.org/dc/terms/'",
        " xmlns:u='http://purl.org/rss/1.0/modules/content/'",
        // the first so many are usual
        " xmlns:x=''",
        " xmlns=''",
        " A=\"2\"",
        " a = '3'",
        " x:url='v'",
        " c='a\nb'",
        " d='<'",
        " e='&x;'",
        "f='1'",
        " g",
        " h=1",
        " dc:x='1' x:x='2'"
    };
    private static final int USUAL = 12;
    private static final String[] NAMESPACES = {
        " xmlns='http://www.w3.org/2005/Atom'",
        " xmlns:dc='http://purl.org/dc/elements/1.1/'",
        " xmlns:DC='http://purl.org/dc/elements/1.1/'",
        " xmlns:x='urn:x'",
        " xmlns:u='urn:x'",
        " xmlns:media='http://search.yahoo.com/mrss/'",
        " xmlns:content='http://purl.org/rss/1.0/modules/content/'",
        " version='2.0'"
    };

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
            var xml = new StringBuilder(random.nextBoolean() ? "<?xml version='1.0'?>" : "");
            if (random.nextInt(30) == 0) {
                xml.append(PIECES[random.nextInt(PIECES.length)]);
            }
            xml.append("<rss");
            for (String namespace : NAMESPACES) {
                xml.append(random.nextInt(8) == 0 ? "" : namespace);
            }
            attributes(xml, random, random.nextInt(2));
            xml.append('>');
            write(xml, random, 1 + random.nextInt(5), 0);
            xml.append("</rss>");
            if (random.nextInt(30) == 0) {
                xml.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertSame(xml.toString());
        }
        assertThat(usual).isGreaterThan(25_000);
    }

    /** Mostly usual ones. */
    private static String any(String[] of, int usual, Random random) {
        return of[random.nextInt(random.nextInt(25) == 0 ? of.length : usual)];
    }

    private static void attributes(StringBuilder xml, Random random, int most) {
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            xml.append(any(ATTRIBUTES, USUAL, random));
        }
    }

    private static void write(StringBuilder xml, Random random, int pieces, int depth) {
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(3) > 0 || depth == 4) {
                xml.append(any(PIECES, USUAL, random));
                continue;
            }
            String name = NAMES[random.nextInt(NAMES.length)];
            xml.append('<').append(name);
            attributes(xml, random, random.nextInt(3));
            xml.append(random.nextInt(9) == 0 ? "\n>" : ">");
            write(xml, random, random.nextInt(4), depth + 1);
            xml.append(random.nextInt(60) == 0 ? "" : "</" + name + (random.nextInt(9) == 0 ? " >" : ">"));
        }
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
                assertSame(damaged(document, random));
            }
        }
        assertThat(usual).isGreaterThan(documents.size());
    }

    private static String damaged(String document, Random random) {
        var text = new StringBuilder(document);
        for (int changes = random.nextInt(3); changes >= 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setCharAt(at, "<>&;:\"'=/! -]x".charAt(random.nextInt(14)));
                default -> {
                    int end = Math.min(text.length(), at + random.nextInt(40));
                    text.insert(random.nextInt(text.length()), text.substring(at, end));
                }
            }
        }
        return text.toString();
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
