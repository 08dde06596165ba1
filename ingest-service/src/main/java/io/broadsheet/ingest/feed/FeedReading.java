package io.broadsheet.ingest.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a feed of a document's parts, in one pass and in whatever order, nesting and format they come. What an element
 * means depends on where it begins and ends, not on the element it should be in: so it is in Python's feedparser, by
 * which this is measured.
 */
final class FeedReading implements Markup {

    private static final int MOST_NAMES = 100;

    private final FeedDraft feed;
    private final RelativeLinks links;
    private final OpenTexts texts;
    private final Values values;
    private final FeedElements elements;
    private final FeedVersion version = new FeedVersion();
    private final Map<String, String> prefixes = new HashMap<>();
    /** By what they are called in the document, as far as they have been met since a namespace was declared. */
    private final Map<String, String> names = new HashMap<>();

    private @Nullable String root;

    private int pictures;

    /**
     * Nothing read yet.
     *
     * @param address what links are relative to
     * @param loose whether references are left for this to resolve
     * @param maximumEntries further ones are counted only
     */
    FeedReading(String address, boolean loose, int maximumEntries) {
        this.links = new RelativeLinks(address);
        this.texts = new OpenTexts(address);
        this.feed = new FeedDraft(maximumEntries);
        this.values = new Values(feed, texts, links, version, loose);
        this.elements = new FeedElements(feed, texts, links, version, values);
    }

    boolean foundFeed() {
        return feed.isFeed();
    }

    String root() {
        return root == null ? "" : root;
    }

    RawFeed done() {
        return feed.done(Objects.requireNonNullElse(version.name(), "CDF"));
    }

    @Override
    public void namespace(@Nullable String prefix, String uri) {
        version.namespace(prefix, uri);
        String known = Namespaces.prefix(uri);
        if (known != null && prefix != null) {
            prefixes.put(prefix, known);
            names.clear();
        }
    }

    @Override
    public void text(String text) {
        texts.text(text);
    }

    @Override
    public void escaped(String text) {
        texts.escaped(text);
    }

    @Override
    public void start(String tag, Map<String, String> attributes) {
        values.deeper();
        root = root == null ? tag : root;
        links.open(attributes.getOrDefault("xml:base", attributes.get("base")));
        if (texts.passesOver(tag)) {
            return;
        }
        if (texts.inXhtml()) {
            pictures += tag.equals("svg") ? 1 : 0;
            texts.escaped(tagText(tag, attributes));
            return;
        }
        String name = standard(tag);
        if (name.indexOf(':') < 0) {
            feed.passes(name);
        }
        elements.begin(name, attributes);
    }

    @Override
    public void end(String tag) {
        String name = standard(tag);
        if (pictures > 0 && tag.endsWith("svg")) {
            pictures--;
        }
        if (pictures > 0) {
            values.pop(name);
        } else {
            elements.finish(name);
        }
        if (texts.passesOver(tag)) {
            return;
        }
        if (texts.inXhtml()) {
            texts.escaped("</" + tag.substring(tag.lastIndexOf(':') + 1) + ">");
        }
        links.close();
        values.higher();
    }

    private static String tagText(String tag, Map<String, String> attributes) {
        var out = new StringBuilder("<").append(tag.substring(tag.indexOf(':') + 1));
        attributes.forEach((name, value) -> out.append(' ')
                .append(name)
                .append("=\"")
                .append(LooseMarkup.escape(value).replace("\"", "&quot;"))
                .append('"'));
        return out.append('>').toString();
    }

    private String standard(String tag) {
        int colon = tag.indexOf(':');
        if (colon < 0) {
            return tag;
        }
        String known = names.get(tag);
        if (known == null) {
            known = standard(tag, colon);
            if (names.size() < MOST_NAMES) {
                names.put(tag, known);
            }
        }
        return known;
    }

    private String standard(String tag, int colon) {
        String prefix = tag.substring(0, colon);
        String known = prefixes.getOrDefault(prefix, prefix);
        return known.isEmpty() ? tag.substring(colon + 1) : known + tag.substring(colon);
    }
}
