package io.broadsheet.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The namespaces that feeds use, by the prefix everybody knows them by, whatever a feed itself calls them. */
final class Namespaces {

    /** All that are the feed formats' own, so that their elements need no prefix. */
    private static final String OWN = "";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://backend.userland.com/rss", OWN),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", OWN),
            Map.entry("http://purl.org/rss/1.0/", OWN),
            Map.entry("http://my.netscape.com/rdf/simple/0.9/", OWN),
            Map.entry("http://purl.org/rss/1.0/modules/rss091#", OWN),
            Map.entry("http://example.com/newformat#", OWN),
            Map.entry("http://example.com/necho", OWN),
            Map.entry("http://purl.org/echo/", OWN),
            Map.entry("uri/of/echo/namespace#", OWN),
            Map.entry("http://purl.org/pie/", OWN),
            Map.entry("http://purl.org/atom/ns#", OWN),
            Map.entry("http://www.w3.org/2005/atom", OWN),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
            Map.entry("http://purl.org/dc/terms/", "dcterms"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://search.yahoo.com/mrss/", "media"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication/", "sy"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://www.w3.org/1999/xlink", "xlink"),
            Map.entry("http://www.w3.org/xml/1998/namespace", "xml"));

    private Namespaces() {}

    /** The usual prefix, empty for those of feeds themselves; absent for namespaces that no feed needs. */
    static @Nullable String prefix(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        return lower.contains("backend.userland.com/rss") ? OWN : PREFIXES.get(lower);
    }
}
