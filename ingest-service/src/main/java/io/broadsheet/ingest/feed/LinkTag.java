package io.broadsheet.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Atom's link element, in which the address is an attribute. */
record LinkTag(String href, String relation, String type) {

    /** Nothing when it has no address. */
    static @Nullable LinkTag of(Map<String, String> attributes) {
        String href = attributes.getOrDefault("url", attributes.getOrDefault("uri", attributes.get("href")));
        return href == null
                ? null
                : new LinkTag(
                        href,
                        attributes.getOrDefault("rel", "alternate").toLowerCase(Locale.ROOT),
                        TextType.named(attributes.getOrDefault("type", TextType.HTML)));
    }

    /** Whether it leads to what the entry is about, and a reader can look at it. */
    boolean isToArticle() {
        return relation.equals("alternate") && TextType.isHtml(type);
    }

    boolean isEnclosure() {
        return relation.equals("enclosure");
    }
}
