package io.broadsheet.ingest.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry while it is read. Of what comes twice, the one that is less deep in the document counts, else the last. */
final class EntryDraft {

    @Nullable
    String id;

    private @Nullable String link;
    private boolean linkIsMadeUp;
    private @Nullable String dateText;
    private @Nullable Instant published;
    private @Nullable Instant updated;
    private @Nullable Instant created;

    @Nullable
    String originalLink;

    @Nullable
    String author;

    @Nullable
    String image;

    private @Nullable Wording title;
    private @Nullable Wording summary;
    private @Nullable Wording content;
    private int idDepth = Integer.MAX_VALUE;
    private int titleDepth = Integer.MAX_VALUE;
    private int summaryDepth = Integer.MAX_VALUE;

    void id(String value, int depth) {
        if (depth <= idDepth) {
            idDepth = depth;
            id = value;
        }
    }

    void title(Wording value, int depth) {
        if (depth <= titleDepth) {
            titleDepth = depth;
            title = value;
        }
    }

    void summary(Wording value, int depth) {
        if (depth <= summaryDepth) {
            summaryDepth = depth;
            summary = value;
        }
    }

    /** The longest counts, of several of that length the first. */
    void content(Wording value) {
        if (content == null || value.text().length() > content.text().length()) {
            content = value;
        }
    }

    /** A guid stands in for a link, unless there is one already; one that comes later takes its place. */
    void guidAsLink(String value, boolean madeUp) {
        if (link == null) {
            link = value;
            linkIsMadeUp = madeUp;
        }
    }

    void link(String value) {
        link = value;
        linkIsMadeUp = false;
    }

    /** The last of a kind counts, even when it cannot be read. */
    void date(Meaning kind, @Nullable String text) {
        Instant instant = text == null ? null : FeedDates.parse(text);
        switch (kind) {
            case PUBLISHED -> published = instant;
            case UPDATED -> updated = instant;
            default -> created = instant;
        }
        if (dateText == null && text != null && !text.isEmpty()) {
            dateText = text;
        }
    }

    boolean hasSummary() {
        return summary != null;
    }

    RawEntry done() {
        Instant when = published != null ? published : updated != null ? updated : created;
        return new RawEntry(
                id,
                title == null ? null : title.line(),
                link,
                linkIsMadeUp,
                originalLink,
                when,
                dateText,
                author,
                summary == null ? null : summary.html(),
                content == null ? null : content.html(),
                image,
                content != null ? content.base() : summary != null ? summary.base() : null);
    }
}
