package io.broadsheet.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * A list of subscriptions as feed readers export it (OPML 1 and 2). Many are not well-formed, and some are hostile: the
 * parser takes what it can make out, and knows neither external nor declared entities.
 *
 * @param subscriptions outlines with an {@code xmlUrl}, in the list's order
 * @param problems outlines that are none, each in words
 */
record Opml(List<Subscription> subscriptions, List<String> problems) {

    /**
     * One outline.
     *
     * @param line where it stands
     * @param title empty when it has none
     * @param tags the outlines it lies in, and its categories
     */
    record Subscription(int line, String title, String address, List<String> tags) {}

    /** A text that is no list of subscriptions; the message is for people. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    static Opml read(byte[] content) throws Unreadable {
        Document document = document(content);
        Element root = document.selectFirst("opml");
        if (root == null) {
            throw new Unreadable("not OPML: there is no <opml> element");
        }
        var outlines = new Outlines();
        root.traverse(outlines);
        var opml = new Opml(outlines.subscriptions, outlines.problems);
        if (opml.subscriptions.isEmpty()) {
            throw new Unreadable("no <outline> has an xmlUrl, so there is no feed in this list");
        }
        return opml;
    }

    private static Document document(byte[] content) {
        try {
            var parser = Parser.xmlParser().setTrackPosition(true);
            return Jsoup.parse(new ByteArrayInputStream(content), null, "", parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        }
    }

    private static final class Outlines implements NodeVisitor {
        private static final String OUTLINE = "outline";

        final List<Subscription> subscriptions = new ArrayList<>();
        final List<String> problems = new ArrayList<>();
        private final Deque<String> folders = new ArrayDeque<>();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element outline && outline.normalName().equals(OUTLINE)) {
                String title = title(outline);
                String address = attribute(outline, "xmlUrl");
                String type = attribute(outline, "type");
                if (!address.isEmpty()
                        && type.contains("+")
                        && !type.contains("/")) { // as FreshRSS writes its own kinds: HTML+XPath
                    problems.add("line %d: '%s' is no feed, but a page that the reader took apart (%s)"
                            .formatted(line(outline), title, type));
                } else if (!address.isEmpty()) {
                    subscriptions.add(new Subscription(line(outline), title, address, tags(outline)));
                } else if (outline.children().isEmpty()) {
                    problems.add("line %d: '%s' has no xmlUrl".formatted(line(outline), title));
                }
                folders.addLast(title);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element outline && outline.normalName().equals(OUTLINE)) {
                folders.removeLast();
            }
        }

        private List<String> tags(Element outline) {
            SequencedSet<String> tags = new LinkedHashSet<>(folders);
            for (String category : attribute(outline, "category").split("[,/]", -1)) {
                tags.add(category.strip());
            }
            tags.remove("");
            return List.copyOf(tags);
        }

        private static String title(Element outline) {
            String text = attribute(outline, "text");
            return text.isEmpty() ? attribute(outline, "title") : text;
        }

        private static String attribute(Element outline, String name) {
            return outline.attributes()
                    .getIgnoreCase(name)
                    .replaceAll("[\\p{Cntrl}\\p{Z}]+", " ")
                    .strip();
        }

        private static int line(Element outline) {
            return outline.sourceRange().start().lineNumber();
        }
    }
}
