package io.broadsheet.ingest.feed;

import java.util.Random;

/** XML that nobody wrote, to hold one reader against another: mostly usual, some of it broken. */
final class MadeUpXml {

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

    private MadeUpXml() {}

    /** A document, more often well-formed than not. */
    static String document(Random random) {
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
        return xml.toString();
    }

    /** The same with up to three changes. */
    static String damaged(String document, Random random) {
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
}
