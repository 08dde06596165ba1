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
            Map.entry("http://webns.net/mvcb/", "admin"),
            Map.entry("http://purl.org/rss/1.0/modules/aggregation/", "ag"),
            Map.entry("http://purl.org/rss/1.0/modules/annotate/", "annotate"),
            Map.entry("http://media.tangent.org/rss/1.0/", "audio"),
            Map.entry("http://backend.userland.com/blogchannelmodule", "blogchannel"),
            Map.entry("http://web.resource.org/cc/", "cc"),
            Map.entry("http://creativecommons.org/ns#license", "cc"),
            Map.entry("http://backend.userland.com/creativecommonsrssmodule", "creativecommons"),
            Map.entry("http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "creativecommons"),
            Map.entry("http://purl.org/rss/1.0/modules/company", "co"),
            Map.entry("http://my.theinfo.org/changed/1.0/rss/", "cp"),
            Map.entry("http://purl.org/rss/1.0/modules/email/", "email"),
            Map.entry("http://purl.org/rss/1.0/modules/event/", "ev"),
            Map.entry("http://freshmeat.net/rss/fm/", "fm"),
            Map.entry("http://xmlns.com/foaf/0.1/", "foaf"),
            Map.entry("http://www.w3.org/2003/01/geo/wgs84_pos#", "geo"),
            Map.entry("http://www.georss.org/georss", "georss"),
            Map.entry("http://www.opengis.net/gml", "gml"),
            Map.entry("http://postneo.com/icbm/", "icbm"),
            Map.entry("http://purl.org/rss/1.0/modules/image/", "image"),
            Map.entry("http://purl.org/rss/1.0/modules/link/", "l"),
            Map.entry("http://madskills.com/public/xml/rss/module/pingback/", "pingback"),
            Map.entry("http://prismstandard.org/namespaces/1.2/basic/", "prism"),
            Map.entry("http://podlove.org/simple-chapters", "psc"),
            Map.entry("http://www.w3.org/2000/01/rdf-schema#", "rdfs"),
            Map.entry("http://purl.org/rss/1.0/modules/reference/", "ref"),
            Map.entry("http://purl.org/rss/1.0/modules/richequiv/", "reqv"),
            Map.entry("http://purl.org/rss/1.0/modules/search/", "search"),
            Map.entry("http://purl.org/rss/1.0/modules/slash/", "slash"),
            Map.entry("http://schemas.xmlsoap.org/soap/envelope/", "soap"),
            Map.entry("http://purl.org/rss/1.0/modules/servicestatus/", "ss"),
            Map.entry("http://hacks.benhammersley.com/rss/streaming/", "str"),
            Map.entry("http://purl.org/rss/1.0/modules/subscription/", "sub"),
            Map.entry("http://schemas.pocketsoap.com/rss/mydescmodule/", "szf"),
            Map.entry("http://purl.org/rss/1.0/modules/taxonomy/", "taxo"),
            Map.entry("http://purl.org/rss/1.0/modules/threading/", "thr"),
            Map.entry("http://purl.org/rss/1.0/modules/textinput/", "ti"),
            Map.entry("http://madskills.com/public/xml/rss/module/trackback/", "trackback"),
            Map.entry("http://wellformedweb.org/commentapi/", "wfw"),
            Map.entry("http://purl.org/rss/1.0/modules/wiki/", "wiki"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://www.w3.org/1999/xlink", "xlink"),
            Map.entry("http://www.w3.org/xml/1998/namespace", "xml"));

    private Namespaces() {}

    /** The usual prefix, empty for those of feeds themselves; absent for namespaces that nobody knows. */
    static @Nullable String prefix(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        return lower.contains("backend.userland.com/rss") ? OWN : PREFIXES.get(lower);
    }
}
