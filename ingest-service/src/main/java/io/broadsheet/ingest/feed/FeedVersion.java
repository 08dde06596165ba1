package io.broadsheet.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which format a feed turns out to be in, by its namespaces and its root. */
final class FeedVersion {

    private static final Map<String, String> RSS =
            Map.of("0.91", "RSS 0.91", "0.92", "RSS 0.92", "0.93", "RSS 0.93", "0.94", "RSS 0.94");
    private static final Map<String, String> ATOM = Map.of("0.1", "Atom 0.1", "0.2", "Atom 0.2", "0.3", "Atom 0.3");

    private @Nullable String name;

    void namespace(@Nullable String prefix, String uri) {
        if (name != null) {
            return;
        }
        name = switch (uri.toLowerCase(Locale.ROOT)) {
            case "http://my.netscape.com/rdf/simple/0.9/" -> prefix == null ? "RSS 0.90" : null;
            case "http://purl.org/rss/1.0/" -> "RSS 1.0";
            case "http://www.w3.org/2005/atom" -> "Atom 1.0";
            default -> null;
        };
    }

    void rss(@Nullable String version) {
        if (name == null || !name.startsWith("RSS")) {
            String given = version == null ? "" : version;
            name = RSS.getOrDefault(given, given.startsWith("2.") ? "RSS 2.0" : "RSS");
        }
    }

    void atom(@Nullable String version) {
        if (name == null) {
            name = ATOM.getOrDefault(version == null ? "" : version, "Atom");
        }
    }

    /** Atom says of each text what it is; the others leave it to be guessed. */
    boolean isAtom() {
        return name != null && name.startsWith("Atom");
    }

    @Nullable
    String name() {
        return name;
    }
}
