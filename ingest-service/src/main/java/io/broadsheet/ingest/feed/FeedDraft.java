package io.broadsheet.ingest.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A feed while it is read: what is known of it, its entries, and to which of all these a value belongs now. */
final class FeedDraft {

    private static final Pattern STRAY_REFERENCE = Pattern.compile("&([A-Za-z0-9_]+);");

    /** There are 24 hours in a day. */
    private static final int MOST_HINTS = 24;

    private final int maximumEntries;
    private final List<EntryDraft> entries = new ArrayList<>();
    private EntryDraft entry = new EntryDraft();
    private int total;

    private @Nullable String title;
    private @Nullable String link;
    private @Nullable String language;
    private final Map<String, List<String>> hints = new HashMap<>();
    private boolean hasSummary;
    private boolean hasImage;

    private boolean seen;
    private boolean inFeed;
    private boolean inEntry;
    private boolean inSource;
    private boolean inImage;
    private boolean inTextInput;
    private boolean inAuthor;
    private @Nullable String authorName;

    FeedDraft(int maximumEntries) {
        this.maximumEntries = maximumEntries;
    }

    void beginFeed(@Nullable String said) {
        seen = true;
        language = said == null || said.isBlank() ? language : said;
    }

    void inFeed(boolean inside) {
        seen = true;
        inFeed = inside;
    }

    void beginEntry() {
        entry = new EntryDraft();
        total++;
        if (total <= maximumEntries) {
            entries.add(entry);
        }
        inEntry = true;
    }

    void endEntry() {
        inEntry = false;
    }

    void inSource(boolean inside) {
        inSource = inside;
    }

    void inImage(boolean inside) {
        inImage = inside;
        hasImage |= inside && !inEntry;
    }

    void inTextInput(boolean inside) {
        inTextInput = inside;
    }

    /** What is not part of a picture or of a form ends it, should it not have been closed. */
    void passes(String name) {
        inTextInput &= switch (name) {
            case "title", "link", "description", "name" -> true;
            default -> false;
        };
        inImage &= switch (name) {
            case "title", "link", "description", "url", "href", "width", "height" -> true;
            default -> false;
        };
    }

    /** Whether anything that begins now is of use. */
    boolean holds() {
        return inFeed || inEntry || inSource;
    }

    /** The entry, if what comes is about it and not about something in it. */
    @Nullable
    EntryDraft entryItself() {
        return inEntry && isItself() ? entry : null;
    }

    private boolean isItself() {
        return !inSource && !inTextInput && !(inImage && hasImage);
    }

    boolean hasSummary() {
        return isItself() && (inEntry ? entry.hasSummary() : hasSummary);
    }

    void link(String address) {
        if (inEntry && isItself()) {
            entry.link(address);
        } else if (isItself()) {
            link = address;
        }
    }

    /** For want of another link; it may have been made of what is no address. */
    void guidAsLink(String address, boolean madeUp) {
        if (inEntry && isItself()) {
            entry.guidAsLink(address, madeUp);
        } else if (isItself() && link == null) {
            link = address;
        }
    }

    void image(Map<String, String> attributes, RelativeLinks links) {
        String address = attributes.getOrDefault("url", attributes.get("href"));
        if (!inEntry || entry.image != null || address == null) {
            return;
        }
        boolean said =
                attributes.containsKey("type") || attributes.containsKey("medium") || attributes.containsKey("length");
        boolean picture =
                attributes.getOrDefault("type", "").toLowerCase(Locale.ROOT).startsWith("image/")
                        || attributes.getOrDefault("medium", "").equalsIgnoreCase("image");
        if (picture || !said) {
            entry.image = links.resolve(address);
        }
    }

    void beginAuthor() {
        inAuthor = true;
        authorName = null;
    }

    void name(@Nullable String value) {
        authorName = inAuthor && value != null ? value : authorName;
    }

    /** The first author of an entry counts, by the name in the element or else by its text. */
    void endAuthor(@Nullable String text) {
        inAuthor = false;
        String name = authorName == null || authorName.isBlank() ? text : authorName;
        if (name != null && !name.isBlank() && inEntry && isItself() && entry.author == null) {
            entry.author = name;
        }
    }

    /** A text without a summary is its own. */
    void contentAsSummary(Wording content) {
        boolean readable = content.type().equals(TextType.PLAIN) || TextType.isHtml(content.type());
        if (readable && inEntry && isItself() && !entry.hasSummary()) {
            entry.summary(content, Integer.MAX_VALUE);
        }
    }

    /** A value is complete. */
    void keep(String name, Wording value, int depth) {
        if (inEntry && !inSource) {
            keepInEntry(name, value, depth);
        } else if (inFeed && !inEntry && isItself()) {
            keepInFeed(name, value);
        }
    }

    private void keepInEntry(String name, Wording value, int depth) {
        switch (name) {
            case "title" -> entry.title(value, depth);
            case "description", "summary" -> entry.summary(value, depth);
            case "content" -> entry.content(value);
            case "id" -> entry.id(value.text(), depth);
            case "feedburner:origlink" -> entry.originalLink = value.text();
            case "link" -> {
                if (!inImage) {
                    entry.link(withoutStrayReferences(value.text()));
                }
            }
            default -> {} // nothing that an article has
        }
    }

    private void keepInFeed(String name, Wording value) {
        switch (name) {
            case "title" -> title = value.line();
            case "link" -> link = withoutStrayReferences(value.text());
            case "language" -> language = value.text();
            case "ttl", "sy:updateperiod", "sy:updatefrequency", "updateperiod", "updatefrequency", "hour", "day" ->
                hint(name.substring(name.indexOf(':') + 1), value.text());
            case "summary" -> hasSummary = true;
            default -> {} // nothing that a source has
        }
    }

    private void hint(String name, String value) {
        List<String> values = hints.computeIfAbsent(name, _ -> new ArrayList<>());
        if (values.size() < MOST_HINTS) {
            values.add(value);
        }
    }

    /** {@code ?a=1&b=2} in a link is often read as if {@code &b} were a reference. */
    private static String withoutStrayReferences(String link) {
        return link.indexOf('&') < 0
                ? link
                : STRAY_REFERENCE.matcher(link.replace("&amp;", "&")).replaceAll("&$1");
    }

    /** Whether there was anything that a feed has. */
    boolean isFeed() {
        return seen || total > 0;
    }

    RawFeed done(String format) {
        List<RawEntry> done = entries.stream().map(EntryDraft::done).toList();
        return new RawFeed(format, title, link, language, PollHints.of(hints), done, total);
    }
}
