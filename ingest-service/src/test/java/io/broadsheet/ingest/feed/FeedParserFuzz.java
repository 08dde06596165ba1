package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.Candidate;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whatever a server sends, there is an answer, and no entry of it leads into a script. For Jazzer and FuzzCorpusTests. */
public final class FeedParserFuzz {

    private static final FeedParser PARSER = new FeedParser(50);
    private static final URI ADDRESS = URI.create("https://press.example/feeds/all.xml");
    private static final List<@Nullable String> TYPES = Arrays.asList(
            null, "text/xml", "application/rss+xml; charset=utf-8", "text/html; charset=koi8-r", "*/*;;charset=");

    private FeedParserFuzz() {}

    /**
     * The interface of Jazzer.
     *
     * @param data a byte that chooses the content type, then the document
     */
    public static void fuzzerTestOneInput(byte[] data) {
        int type = data.length == 0 ? 0 : Math.floorMod(data[0], TYPES.size());
        byte[] body = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
        switch (PARSER.parse(body, TYPES.get(type), ADDRESS)) {
            case ParseResult.NotAFeed not -> check(!not.inWords().isBlank(), "a reason");
            case ParseResult.Feed feed -> feed.entries().forEach(entry -> check(entry, feed.language()));
        }
    }

    private static void check(FeedEntry entry, @Nullable String language) {
        String url = entry.url() == null ? "" : entry.url().toLowerCase(java.util.Locale.ROOT);
        check(!url.startsWith("javascript:") && !url.startsWith("data:") && !url.startsWith("vbscript:"), url);
        check(entry.title() == null || !entry.title().isBlank(), "a title that says something");
        String article = entry.candidate(language).map(Candidate::url).orElse(null);
        check(article == null || article.regionMatches(true, 0, "http", 0, 4), article);
    }

    private static void check(boolean holds, @Nullable String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
