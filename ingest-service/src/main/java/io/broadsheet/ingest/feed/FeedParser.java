package io.broadsheet.ingest.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed, well-formed or not; says so when it is something else. */
final class FeedParser {

    private static final Pattern WEB_PAGE = Pattern.compile("(?i)<(?:!doctype\\s+html|html[\\s>])");
    private static final Pattern FEED_ROOT = Pattern.compile("(?i)<(?:\\w+:)?(?:rss|feed|rdf|channel|entry)[\\s>]");
    private static final int HEAD = 2_000;
    private static final int MOST_PROBLEMS = 50;

    private final int maximumEntries;

    FeedParser(int maximumEntries) {
        this.maximumEntries = maximumEntries;
    }

    /**
     * Reads a document.
     *
     * @param contentType as the server says, for its charset
     * @param address where the document came from; relative links are relative to it
     */
    ParseResult parse(byte[] bytes, @Nullable String contentType, URI address) {
        String text = FeedText.decode(bytes, contentType);
        String start = start(text);
        if (start.isEmpty()) {
            return new ParseResult.NotAFeed("the document is empty", null);
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            Optional<RawFeed> json = JsonFeedReader.read(start, maximumEntries);
            if (json.isPresent()) {
                return feed(json.get(), address, new ArrayList<>());
            }
        }
        String head = start.substring(0, Math.min(start.length(), HEAD));
        if ((start.startsWith("{") || start.startsWith("["))
                && !FEED_ROOT.matcher(head).find()) {
            return new ParseResult.NotAFeed("this is JSON, but not a JSON Feed", null);
        }
        if (WEB_PAGE.matcher(head).find() && !FEED_ROOT.matcher(head).find()) {
            return new ParseResult.NotAFeed("this is a web page, not a feed", alternate(legible(text), address));
        }
        return xml(text, address);
    }

    /** As much as tells what it is: the beginning of what can only be markup, and all of anything else. */
    private static String start(String text) {
        String beginning = text.substring(0, Math.min(text.length(), HEAD));
        boolean markup =
                beginning.startsWith("<") && XmlCharacters.only(beginning).equals(beginning);
        return markup ? beginning : legible(text);
    }

    private static String legible(String text) {
        return XmlCharacters.only(text).stripLeading();
    }

    private ParseResult xml(String text, URI address) {
        List<String> problems = new ArrayList<>();
        Prolog prolog = Prolog.of(text);
        var reading = new FeedReading(address.toString(), false, maximumEntries);
        if (!UsualXml.read(prolog.text(), reading)) {
            reading = new FeedReading(address.toString(), false, maximumEntries);
            if (!StrictMarkup.read(prolog.text(), reading)) {
                problems.add("the XML is not well-formed and was mended");
                reading = new FeedReading(address.toString(), true, maximumEntries);
                LooseMarkup.read(prolog.text(), prolog.entities(), reading);
            }
        }
        if (reading.foundFeed()) {
            return feed(reading.done(), address, problems);
        }
        return new ParseResult.NotAFeed(
                reading.root().isEmpty()
                        ? text.indexOf('\0') >= 0
                                ? "this is binary, or in another encoding than it says, or damaged"
                                : "this is neither XML nor JSON, so not a feed"
                        : "this is XML with the root <%s>, not a feed".formatted(reading.root()),
                null);
    }

    private static ParseResult.Feed feed(RawFeed raw, URI address, List<String> problems) {
        List<FeedEntry> entries = new ArrayList<>();
        for (int i = 0; i < raw.entries().size(); i++) {
            entries.add(raw.entries().get(i).cleaned(i + 1, address.toString(), problems));
        }
        if (raw.total() > entries.size()) {
            problems.add("%d entries, the first %d are looked at".formatted(raw.total(), entries.size()));
        }
        return new ParseResult.Feed(
                raw.format(),
                raw.title(),
                raw.link(),
                raw.language() == null || raw.language().isBlank()
                        ? null
                        : raw.language().strip(),
                raw.hints(),
                entries,
                List.copyOf(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))));
    }

    private static @Nullable URI alternate(String page, URI address) {
        var link = Jsoup.parse(page, address.toString())
                .selectFirst("link[rel~=(?i)alternate][type~=(?i)(rss|atom|feed\\+json|rdf)][href]");
        try {
            return link == null || link.absUrl("href").isEmpty() ? null : URI.create(link.absUrl("href"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
