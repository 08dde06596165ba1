package io.broadsheet.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Feeds of 30 entries and about 46 KB. There are as many texts as patterns; what tells feeds and their entries apart,
 * and makes each entry an article of its own, is put into a copy of the pattern when it is asked for. An entry keeps its
 * text as long as the feed has it.
 */
final class Feeds {

    static final int ENTRIES = 30;
    /** Entries that a feed has more with every version, at its top; as many fall off its end. */
    static final int NEW_ENTRIES = 3;

    private static final int PATTERNS = 64;
    private static final int LENGTH_OF_HTML = 950;
    private static final String SLOT = "0000000000";

    private final List<Pattern> patterns = new ArrayList<>();

    private record Pattern(Piece head, List<Piece> entries, Piece tail) {
        int length() {
            return head.bytes().length
                    + entries.stream().mapToInt(entry -> entry.bytes().length).sum()
                    + tail.bytes().length;
        }
    }

    /** Text with places for the feed's number and for the entry's. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(byte[] bytes, int[] feedSlots, int[] entrySlots) {
        /** Copies it to that place with the numbers in it, and returns where it ends. */
        int write(byte[] into, int at, int feed, int entry) {
            System.arraycopy(bytes, 0, into, at, bytes.length);
            for (int slot : feedSlots) {
                number(into, at + slot, feed);
            }
            for (int slot : entrySlots) {
                number(into, at + slot, entry);
            }
            return at + bytes.length;
        }
    }

    Feeds() {
        var random = new Random(20261103);
        for (int i = 0; i < PATTERNS; i++) {
            patterns.add(pattern(new Prose(random), random));
        }
    }

    /** The feed of that number, as it is at that version. */
    byte[] bytes(int feed, int version) {
        Pattern pattern = patterns.get(feed % PATTERNS);
        byte[] bytes = new byte[pattern.length()];
        int at = pattern.head().write(bytes, 0, feed, 0);
        int newest = ENTRIES + version * NEW_ENTRIES;
        for (int entry = newest; entry > newest - ENTRIES; entry--) {
            at = pattern.entries().get(entry % ENTRIES).write(bytes, at, feed, entry);
        }
        pattern.tail().write(bytes, at, feed, 0);
        return bytes;
    }

    private static void number(byte[] bytes, int slot, int number) {
        int rest = number;
        for (int at = slot + SLOT.length() - 1; at >= slot; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static Pattern pattern(Prose prose, Random random) {
        var head = new Draft();
        head.text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"")
                .text(" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"")
                .text(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Bench ")
                .feed()
                .text("</title><link>https://bench.example/</link><description>News</description>\n");
        List<Piece> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(entry(prose, random.nextInt(20) == 0));
        }
        return new Pattern(
                head.done(), entries, new Draft().text("</channel></rss>\n").done());
    }

    private static Piece entry(Prose prose, boolean onTopic) {
        return new Draft()
                .text("<item><title>" + prose.title(onTopic) + "</title><link>https://bench.example/")
                .feed()
                .text("/")
                .entry()
                .text("?utm_source=rss</link><guid isPermaLink=\"false\">bench-")
                .feed()
                .text("-")
                .entry()
                .text("</guid><pubDate>Tue, 03 Nov 2026 08:30:00 GMT</pubDate><dc:creator>A. Writer</dc:creator>")
                .text("<category>news</category><description>" + prose.summary(onTopic))
                .text("</description><content:encoded><![CDATA[" + prose.html(onTopic, LENGTH_OF_HTML))
                .text("]]></content:encoded></item>\n")
                .done();
    }

    /** A piece that is being written. */
    private static final class Draft {
        private final StringBuilder xml = new StringBuilder();
        private final List<Integer> feedSlots = new ArrayList<>();
        private final List<Integer> entrySlots = new ArrayList<>();

        Draft text(String text) {
            xml.append(text);
            return this;
        }

        Draft feed() {
            feedSlots.add(xml.length());
            return text(SLOT);
        }

        Draft entry() {
            entrySlots.add(xml.length());
            return text(SLOT);
        }

        Piece done() {
            return new Piece(xml.toString().getBytes(StandardCharsets.US_ASCII), array(feedSlots), array(entrySlots));
        }

        private static int[] array(List<Integer> slots) {
            return slots.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
