package io.broadsheet.ingest.feed;

import java.util.Map;

/** Knows what each element of each format does to the feed that is being made, when it begins and when it ends. */
final class FeedElements {

    private final FeedDraft feed;
    private final OpenTexts texts;
    private final RelativeLinks links;
    private final FeedVersion version;
    private final Values values;

    private boolean hasContent;
    private boolean summaryIsContent;

    FeedElements(FeedDraft feed, OpenTexts texts, RelativeLinks links, FeedVersion version, Values values) {
        this.feed = feed;
        this.texts = texts;
        this.links = links;
        this.version = version;
        this.values = values;
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
                values.guidIsLink(attributes.getOrDefault("ispermalink", "true").equals("true"));
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
        values.noTitleYet();
    }

    private void beginEntry(Map<String, String> attributes) {
        feed.beginEntry();
        beginPart("item", false);
        values.guidIsLink(false);
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
            values.endDate(Meaning.UPDATED);
        }
        String href = attributes.get("href");
        if (href != null) {
            texts.open("link", true);
            texts.text(href);
            values.pop("link");
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
                values.pop(name);
                if (!name.equals("rss")) {
                    feed.inFeed(false);
                }
            }
            case ENTRY -> {
                values.pop("item");
                feed.endEntry();
                hasContent = false;
            }
            case LINK -> values.pop("link");
            case ID -> values.endId();
            case TITLE -> values.endTitle();
            case MEDIA_TITLE -> values.endTitleInPassing();
            case PUBLISHED, UPDATED, CREATED -> values.endDate(meaning);
            case DESCRIPTION, ABSTRACT -> endSummary("description");
            case SUMMARY -> endSummary("summary");
            case CONTENT, BODY, ENCODED -> endContent();
            case SUBTITLE -> values.popTyped("subtitle");
            case RIGHTS -> values.popTyped("rights");
            case INFO -> values.popTyped("info");
            case AUTHOR -> feed.endAuthor(values.pop("author"));
            case NAME -> feed.name(values.pop("name"));
            case SOURCE -> {
                feed.inSource(false);
                values.pop("source");
            }
            case IMAGE -> {
                values.pop("image");
                feed.inImage(false);
            }
            case TEXT_INPUT -> {
                values.pop("textinput");
                feed.inTextInput(false);
            }
            case LANGUAGE -> values.pop("language");
            case ENCLOSURE, PICTURE, VALUE, GROUP, UNKNOWN -> values.pop(name);
        }
    }

    private void endSummary(String name) {
        if (summaryIsContent) {
            endContent();
        } else {
            values.popTyped(name);
        }
        summaryIsContent = false;
    }

    private void endContent() {
        String value = values.pop("content");
        if (value != null) {
            feed.contentAsSummary(texts.wording(value));
        }
        texts.untyped();
    }
}
