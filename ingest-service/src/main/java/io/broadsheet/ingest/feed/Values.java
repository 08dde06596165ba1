package io.broadsheet.ingest.feed;

import org.jspecify.annotations.Nullable;

/** Takes what an element held, when it ends, makes of it what is meant, and puts it where it belongs. */
final class Values {

    private final FeedDraft feed;
    private final OpenTexts texts;
    private final RelativeLinks links;
    private final FeedVersion version;
    private final boolean loose;

    private boolean guidIsLink;
    private String guid = "";
    private int depth;
    /** How deep the title was that has been found; below zero before there is one. */
    private int titleDepth = -1;

    Values(FeedDraft feed, OpenTexts texts, RelativeLinks links, FeedVersion version, boolean loose) {
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

    void guidIsLink(boolean isLink) {
        guidIsLink = isLink;
    }

    void noTitleYet() {
        titleDepth = -1;
    }

    void endId() {
        guid = "";
        String value = pop("id");
        if (guidIsLink && value != null) {
            boolean address = guid.startsWith("/") || RelativeLinks.scheme(guid).startsWith("http");
            feed.guidAsLink(value, !address);
        }
    }

    void endTitle() {
        String value = popTyped("title");
        if (value != null && !value.isEmpty()) {
            titleDepth = depth;
        }
    }

    /** A title that gives way to any other. */
    void endTitleInPassing() {
        int before = titleDepth;
        endTitle();
        titleDepth = before;
    }

    void endDate(Meaning which) {
        String value = pop(
                switch (which) {
                    case PUBLISHED -> "published";
                    case UPDATED -> "updated";
                    default -> "created";
                });
        EntryDraft entry = feed.entryItself();
        if (entry != null) {
            entry.date(which, value);
        }
    }

    @Nullable
    String popTyped(String name) {
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
