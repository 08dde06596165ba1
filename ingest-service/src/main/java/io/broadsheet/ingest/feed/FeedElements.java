package io.broadsheet.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows what each element of each format does to the feed that is being made, when it begins and when it ends. */
final class FeedElements {

    private final FeedDraft feed;
    private final OpenTexts texts;
    private final RelativeLinks links;
    private final FeedVersion version;
    private final boolean loose;

    private boolean guidIsLink;
    private String guid = "";
    private boolean hasContent;
    private boolean summaryIsContent;
    private int depth;
    /** How deep the title was that has been found; below zero before there is one. */
    private int titleDepth = -1;

    FeedElements(FeedDraft feed, OpenTexts texts, RelativeLinks links, FeedVersion version, boolean loose) {
        this.feed = feed;
        this.texts = texts;
        this.links = links;
        this.version = version;
        this.loose = loose;
    }

    void deeper() {
        depth++;
    }

    void higher() {
        depth--;
    }

    /** An element begins. */
    void begin(String name, Map<String, String> attributes) {
        switch (Meaning.of(name)) {
            case ROOT -> beginRoot(name, attributes);
            case CHANNEL -> {
                feed.inFeed(true);
                fromAttributes(attributes);
            }
            case ENTRY -> beginEntry(attributes);
            case LINK -> beginLink(attributes);
            case ID -> {
                guidIsLink = attributes.getOrDefault("ispermalink", "true").equals("true");
                texts.open("id", true);
            }
            case TITLE, MEDIA_TITLE -> typed("title", attributes, TextType.PLAIN, feed.holds());
            case PUBLISHED -> texts.open("published", true);
            case UPDATED -> texts.open("updated", true);
            case CREATED -> texts.open("created", true);
            case DESCRIPTION -> beginSummary("description", attributes, TextType.HTML, feed.holds());
            case SUMMARY -> beginSummary("summary", attributes, TextType.PLAIN, true);
            case ABSTRACT -> typed("description", attributes, TextType.PLAIN, feed.holds());
            case CONTENT -> beginContent(attributes);
            case BODY -> typed("content", attributes, TextType.XHTML, true);
            case ENCODED -> {
                hasContent = true;
                typed("content", attributes, TextType.HTML, true);
            }
            case SUBTITLE -> typed("subtitle", attributes, TextType.PLAIN, true);
            case RIGHTS -> typed("rights", attributes, TextType.PLAIN, true);
            case INFO -> typed("info", attributes, TextType.PLAIN, true);
            case AUTHOR -> {
                feed.beginAuthor();
                texts.open("author", true);
            }
            case NAME -> texts.open("name", false);
            case SOURCE -> {
                beginPart("source", true);
                feed.inSource(true);
            }
            case IMAGE -> {
                beginPart("image", false);
                feed.inImage(true);
            }
            case TEXT_INPUT -> {
                beginPart("textinput", false);
                feed.inTextInput(true);
            }
            case ENCLOSURE -> feed.image(attributes, links);
            case PICTURE -> {
                feed.image(attributes, links);
                texts.open(name, true);
            }
            case LANGUAGE -> texts.open("language", true);
            case VALUE -> texts.open(name, true);
            case GROUP -> {} // what it holds belongs to what it is in
            case UNKNOWN -> {
                if (attributes.isEmpty()) {
                    texts.open(name, true);
                }
            }
        }
    }

    private void beginRoot(String name, Map<String, String> attributes) {
        feed.beginFeed(attributes.getOrDefault("xml:lang", attributes.get("lang")));
        switch (name) {
            case "rss" -> version.rss(attributes.get("version"));
            case "feed" -> {
                feed.inFeed(true);
                version.atom(attributes.get("version"));
            }
            default -> texts.open(name, true);
        }
    }

    private void beginPart(String name, boolean kept) {
        texts.open(name, kept);
        titleDepth = -1;
    }

    private void beginEntry(Map<String, String> attributes) {
        feed.beginEntry();
        beginPart("item", false);
        guidIsLink = false;
        String about = attributes.get("rdf:about");
        EntryDraft entry = feed.entryItself();
        if (about != null && !about.isEmpty() && entry != null) {
            entry.id(about, Integer.MAX_VALUE);
        }
        fromAttributes(attributes);
    }

    /** CDF has dates and links in attributes. */
    private void fromAttributes(Map<String, String> attributes) {
        String modified = attributes.get("lastmod");
        if (modified != null) {
            texts.open("updated", true);
            texts.text(modified);
            endDate(Meaning.UPDATED);
        }
        String href = attributes.get("href");
        if (href != null) {
            texts.open("link", true);
            texts.text(href);
            pop("link");
        }
    }

    private void beginLink(Map<String, String> attributes) {
        LinkTag link = LinkTag.of(attributes);
        if (link == null) {
            texts.open("link", feed.holds());
        } else if (link.isToArticle()) {
            feed.link(links.resolve(link.href()));
        } else if (link.isEnclosure()) {
            feed.image(attributes, links);
        }
    }

    /** When there is a summary already, further text counts as content. */
    private void beginSummary(String name, Map<String, String> attributes, String type, boolean kept) {
        if (feed.hasSummary() && !hasContent) {
            summaryIsContent = true;
            beginContent(attributes);
        } else {
            typed(name, attributes, type, kept);
        }
    }

    private void beginContent(Map<String, String> attributes) {
        hasContent = true;
        typed("content", attributes, TextType.PLAIN, true);
        texts.open("content", true);
    }

    private void typed(String name, Map<String, String> attributes, String usualType, boolean kept) {
        texts.openTyped(name, attributes, usualType, kept, links.base());
    }

    /** An element ends, whether or not it is open. */
    void finish(String name) {
        Meaning meaning = Meaning.of(name);
        switch (meaning) {
            case ROOT, CHANNEL -> {
                pop(name);
                if (!name.equals("rss")) {
                    feed.inFeed(false);
                }
            }
            case ENTRY -> {
                pop("item");
                feed.endEntry();
                hasContent = false;
            }
            case LINK -> pop("link");
            case ID -> endId();
            case TITLE -> endTitle();
            case MEDIA_TITLE -> {
                int before = titleDepth;
                endTitle();
                titleDepth = before;
            }
            case PUBLISHED, UPDATED, CREATED -> endDate(meaning);
            case DESCRIPTION, ABSTRACT -> endSummary("description");
            case SUMMARY -> endSummary("summary");
            case CONTENT, BODY, ENCODED -> endContent();
            case SUBTITLE -> popTyped("subtitle");
            case RIGHTS -> popTyped("rights");
            case INFO -> popTyped("info");
            case AUTHOR -> feed.endAuthor(pop("author"));
            case NAME -> feed.name(pop("name"));
            case SOURCE -> {
                feed.inSource(false);
                pop("source");
            }
            case IMAGE -> {
                pop("image");
                feed.inImage(false);
            }
            case TEXT_INPUT -> {
                pop("textinput");
                feed.inTextInput(false);
            }
            case LANGUAGE -> pop("language");
            case ENCLOSURE, PICTURE, VALUE, GROUP, UNKNOWN -> pop(name);
        }
    }

    private void endId() {
        guid = "";
        String value = pop("id");
        if (guidIsLink && value != null) {
            boolean address = guid.startsWith("/") || RelativeLinks.scheme(guid).startsWith("http");
            feed.guidAsLink(value, !address);
        }
    }

    private void endTitle() {
        String value = popTyped("title");
        if (value != null && !value.isEmpty()) {
            titleDepth = depth;
        }
    }

    private void endSummary(String name) {
        if (summaryIsContent) {
            endContent();
        } else {
            popTyped(name);
        }
        summaryIsContent = false;
    }

    private void endContent() {
        String value = pop("content");
        if (value != null) {
            feed.contentAsSummary(texts.wording(value));
        }
        texts.untyped();
    }

    private void endDate(Meaning which) {
        String value = pop(which.name().toLowerCase(Locale.ROOT));
        EntryDraft entry = feed.entryItself();
        if (entry != null) {
            entry.date(which, value);
        }
    }

    private @Nullable String popTyped(String name) {
        String value = pop(name);
        texts.untyped();
        return value;
    }

    /** The element's value, which goes where it belongs. */
    @Nullable
    String pop(String name) {
        OpenElements.Open closed = texts.close(name);
        if (closed == null || !closed.kept()) {
            return closed == null ? null : closed.text();
        }
        String value = closed.text();
        guid = name.equals("id") ? value : guid;
        boolean isLink = name.equals("link") || (name.equals("id") && guidIsLink);
        if (isLink && !value.isEmpty()) {
            value = links.resolve(value);
        }
        value = texts.meant(name, value, loose);
        if (!version.isAtom()) {
            texts.guess(value);
        }
        value = MisreadText.mended(value);
        boolean again = name.equals("title") && titleDepth >= 0 && titleDepth <= depth;
        if (!again) {
            feed.keep(name, texts.wording(value), depth);
        }
        return value;
    }
}
