package io.broadsheet.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Feeds of 30 entries and about 46 KB. There are as many texts as patterns; what tells feeds and their entries apart,
 * and makes each entry an article of its own, is put into a copy of the pattern when it is asked for.
 */
final class Feeds {

    static final int ENTRIES = 30;
    /** Entries that a feed has more with every version, at its top; as many fall off its end. */
    static final int NEW_ENTRIES = 3;

    private static final int PATTERNS = 64;
    private static final int LENGTH_OF_HTML = 950;
    private static final String SLOT = "0000000000";

    private final List<Pattern> patterns = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pattern(byte[] bytes, int[] feedSlots, int[] entrySlots) {}

    Feeds() {
        var random = new Random(20261103);
        for (int i = 0; i < PATTERNS; i++) {
            patterns.add(pattern(new Prose(random), random));
        }
    }

    /** The feed of that number, as it is at that version. */
    byte[] bytes(int feed, int version) {
        Pattern pattern = patterns.get(feed % PATTERNS);
        byte[] bytes = pattern.bytes().clone();
        for (int slot : pattern.feedSlots()) {
            write(bytes, slot, feed);
        }
        for (int i = 0; i < pattern.entrySlots().length; i++) {
            // two slots an entry (link and guid); the newest entry, on top, has the highest number
            write(bytes, pattern.entrySlots()[i], ENTRIES + version * NEW_ENTRIES - i / 2);
        }
        return bytes;
    }

    private static void write(byte[] bytes, int slot, int number) {
        int rest = number;
        for (int at = slot + SLOT.length() - 1; at >= slot; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static Pattern pattern(Prose prose, Random random) {
        var xml = new StringBuilder();
        List<Integer> feedSlots = new ArrayList<>();
        List<Integer> entrySlots = new ArrayList<>();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"")
                .append(" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"")
                .append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Bench ");
        slot(xml, feedSlots);
        xml.append("</title><link>https://bench.example/</link><description>News</description>\n");
        for (int i = 0; i < ENTRIES; i++) {
            entry(xml, prose, random.nextInt(20) == 0, feedSlots, entrySlots);
        }
        xml.append("</channel></rss>\n");
        return new Pattern(xml.toString().getBytes(StandardCharsets.US_ASCII), array(feedSlots), array(entrySlots));
    }

    private static void entry(
            StringBuilder xml, Prose prose, boolean onTopic, List<Integer> feedSlots, List<Integer> entrySlots) {
        xml.append("<item><title>").append(prose.title(onTopic)).append("</title><link>https://bench.example/");
        slot(xml, feedSlots);
        xml.append('/');
        slot(xml, entrySlots);
        xml.append("?utm_source=rss</link><guid isPermaLink=\"false\">bench-");
        slot(xml, feedSlots);
        xml.append('-');
        slot(xml, entrySlots);
        xml.append("</guid><pubDate>Tue, 03 Nov 2026 08:30:00 GMT</pubDate><dc:creator>A. Writer</dc:creator>")
                .append("<category>news</category><description>")
                .append(prose.summary(onTopic))
                .append("</description><content:encoded><![CDATA[")
                .append(prose.html(onTopic, LENGTH_OF_HTML))
                .append("]]></content:encoded></item>\n");
    }

    private static void slot(StringBuilder xml, List<Integer> slots) {
        slots.add(xml.length());
        xml.append(SLOT);
    }

    private static int[] array(List<Integer> slots) {
        return slots.stream().mapToInt(Integer::intValue).toArray();
    }
}
