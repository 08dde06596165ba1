package io.broadsheet.ingest.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements that are open, and of what type the text is that they hold. */
final class OpenTexts {

    private final OpenElements open = new OpenElements();

    /** How many elements with text of a type of its own are open; below zero in documents that are odd enough. */
    private int typed;

    private @Nullable String type;
    private boolean base64;
    private String base;

    OpenTexts(String base) {
        this.base = base;
    }

    void open(String name, boolean kept) {
        open.open(name, kept);
    }

    /**
     * An element begins whose text has a type.
     *
     * @param base what its links are relative to
     */
    void openTyped(String name, Map<String, String> attributes, String usualType, boolean kept, String base) {
        typed++;
        type = TextType.named(attributes.getOrDefault("type", usualType));
        base64 = attributes.getOrDefault("mode", "").equals("base64") || TextType.isBinary(type);
        this.base = base;
        open.open(name, kept);
    }

    void text(String text) {
        open.append(TextType.XHTML.equals(type) ? LooseMarkup.escape(text) : text);
    }

    void escaped(String text) {
        open.append(text);
    }

    /** Markup where none was announced makes the whole text XHTML; true for a div, which is passed over. */
    boolean passesOver(String tag) {
        if (typed == 0 || type == null || TextType.isXml(type)) {
            return false;
        }
        if (tag.equals("div") || tag.equals("xhtml:div")) {
            return true;
        }
        type = TextType.XHTML;
        return false;
    }

    boolean inXhtml() {
        return typed != 0 && TextType.XHTML.equals(type);
    }

    /** What the element held, or nothing if it is not the innermost. */
    OpenElements.@Nullable Open close(String name) {
        return open.close(name);
    }

    /** The text of an element as it is meant. */
    String meant(String name, String text, boolean loose) {
        if (base64) {
            base64 = false;
            return TextType.fromBase64(text);
        }
        return loose
                ? References.resolved(
                        text, type == null ? name.equals("id") || name.equals("link") : TextType.isXml(type))
                : text;
    }

    /** Text that is plain by name only is HTML from here on. */
    void guess(String text) {
        if (TextType.PLAIN.equals(type) && TextType.looksLikeHtml(text)) {
            type = TextType.HTML;
        }
    }

    Wording wording(String text) {
        return new Wording(type == null ? TextType.HTML : type, text, base);
    }

    /** The innermost text with a type of its own ends, whether or not it was there. */
    void untyped() {
        typed--;
        type = null;
        base64 = false;
    }
}
