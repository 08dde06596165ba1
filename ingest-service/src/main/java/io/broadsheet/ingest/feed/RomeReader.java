package io.broadsheet.ingest.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets ROME tell the formats apart and read them, once the document is clean. */
final class RomeReader {

    /** RSS 2.0 has {@code mail@host (Name)} in author. */
    private static final Pattern MAIL_AND_NAME = Pattern.compile("^\\s*\\S+@\\S+\\s*\\((.+)\\)\\s*$");

    private static final Pattern WEB = Pattern.compile("(?i)^\\s*https?://.*", Pattern.DOTALL);

    private RomeReader() {}

    /** The feed as it stands. */
    record Raw(
            String format,
            @Nullable String title,
            @Nullable String link,
            @Nullable String language,
            List<RawEntry> entries) {}

    static Raw read(FeedDocument document) throws FeedException {
        List<FeedDocument.Extras> extras = document.keepBack();
        var input = new SyndFeedInput(false, java.util.Locale.ROOT);
        input.setAllowDoctypes(false);
        SyndFeed feed = input.build(document.document());
        List<RawEntry> entries = new ArrayList<>();
        for (int i = 0; i < feed.getEntries().size(); i++) {
            entries.add(entry(feed.getEntries().get(i), i < extras.size() ? extras.get(i) : NOTHING));
        }
        return new Raw(format(feed.getFeedType()), feed.getTitle(), feed.getLink(), feed.getLanguage(), entries);
    }

    private static final FeedDocument.Extras NOTHING = new FeedDocument.Extras(null, null, null, true);

    private static RawEntry entry(SyndEntry entry, FeedDocument.Extras extras) {
        return new RawEntry(
                entry.getUri(),
                title(entry),
                link(entry, extras),
                extras.date(),
                author(entry),
                html(entry.getDescription()),
                entry.getContents().stream()
                        .map(RomeReader::html)
                        .filter(Objects::nonNull)
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining("\n"), html -> html.isBlank() ? null : html)),
                extras.image());
    }

    private static @Nullable String title(SyndEntry entry) {
        SyndContent title = entry.getTitleEx();
        return title == null || title.getValue() == null ? entry.getTitle() : title.getValue();
    }

    /** A guid stands in for a missing link when it is an address; ROME takes it in any case. */
    private static @Nullable String link(SyndEntry entry, FeedDocument.Extras extras) {
        if (extras.originalLink() != null) {
            return extras.originalLink();
        }
        String link = entry.getLink();
        if (link == null && entry.getLinks() != null && !entry.getLinks().isEmpty()) {
            link = entry.getLinks().getFirst().getHref();
        }
        if (!extras.hasLink() && (link == null || !WEB.matcher(link).matches())) {
            return null;
        }
        return link;
    }

    private static @Nullable String author(SyndEntry entry) {
        String author = entry.getAuthor();
        if (author == null || author.isBlank()) {
            author = entry.getAuthors().stream()
                    .map(SyndPerson::getName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
        }
        var found = MAIL_AND_NAME.matcher(author);
        return found.matches() ? found.group(1) : author;
    }

    private static @Nullable String html(@Nullable SyndContent content) {
        if (content == null || content.getValue() == null || content.getValue().isBlank()) {
            return null;
        }
        String type = String.valueOf(content.getType());
        boolean plain = type.equals("text") || type.equals("text/plain");
        return plain ? "<p>" + org.jsoup.nodes.Entities.escape(content.getValue()) + "</p>" : content.getValue();
    }

    private static String format(String feedType) {
        int parted = feedType.indexOf('_');
        String name = feedType.substring(0, parted);
        return (name.equals("atom") ? "Atom" : "RSS") + " " + feedType.substring(parted + 1);
    }
}
