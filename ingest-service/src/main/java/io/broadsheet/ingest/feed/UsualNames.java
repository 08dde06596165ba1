package io.broadsheet.ingest.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names in {@link UsualXml}, and what the namespaces that the root declares make of them. */
final class UsualNames {

    private static final int LONGEST = 100;
    private static final int MOST = 200;
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final String text;
    private final List<Name> elements = new ArrayList<>();
    private final Map<String, String> byPrefix = new HashMap<>();
    private final Map<String, String> prefixOf = new HashMap<>();
    private String own = "";

    UsualNames(String text) {
        this.text = text;
    }

    /**
     * Of an element.
     *
     * @param usual in lower case, with the usual prefix of a known namespace
     */
    record Name(String written, String usual) {}

    /** Where the name ends that begins there; -1 when it is none of plain letters, or too long for one. */
    int endOf(int from) {
        int part = endOfPart(from);
        int end = part;
        if (part > from && text.startsWith(":", part)) {
            end = endOfPart(part + 1);
            if (end == part + 1) {
                return -1;
            }
        }
        return end == from || end - from > LONGEST ? -1 : end;
    }

    /** The same for a part on one side of the colon; where it begins when there is none. */
    int endOfPart(int from) {
        int at = from;
        while (at < text.length() && isOfName(text.charAt(at), at > from)) {
            at++;
        }
        return at;
    }

    private static boolean isOfName(char c, boolean further) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (further && ((c >= '0' && c <= '9') || c == '-' || c == '.'));
    }

    /** Takes out the declarations of namespaces, and tells of them; false when one of them is unusual. */
    boolean declare(List<String> attributes, Markup markup) {
        for (int i = 0; i < attributes.size(); ) {
            String name = attributes.get(i);
            if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
                i += 2;
                continue;
            }
            attributes.remove(i);
            String uri = attributes.remove(i);
            String prefix = name.equals("xmlns") ? "" : name.substring(name.indexOf(':') + 1);
            if (uri.isEmpty()
                    || uri.equals(XML)
                    || uri.equals(XMLNS)
                    || prefix.startsWith("xml")
                    || byPrefix.put(prefix, uri) != null) {
                return false;
            }
            if (prefix.isEmpty()) {
                own = uri;
            } else {
                prefixOf.putIfAbsent(uri, prefix);
            }
            markup.namespace(prefix.isEmpty() ? null : prefix, uri);
        }
        return true;
    }

    /** The name of an element; null when its prefix is not declared, or there are too many. */
    @Nullable
    Name element(int from, int to) {
        for (int i = 0; i < elements.size(); i++) {
            Name known = elements.get(i);
            if (known.written().length() == to - from && text.startsWith(known.written(), from)) {
                return known;
            }
        }
        String written = text.substring(from, to);
        int colon = written.indexOf(':');
        String uri = colon < 0 ? own : byPrefix.get(written.substring(0, colon));
        if (uri == null || elements.size() == MOST) {
            return null;
        }
        var name = new Name(written, usual(uri, lower(written.substring(colon + 1))));
        elements.add(name);
        return name;
    }

    private String usual(String uri, String local) {
        if (uri.isEmpty()) {
            return local;
        }
        String known = Namespaces.prefix(uri);
        String prefix = known == null ? prefixOf.getOrDefault(uri, "") : known;
        return prefix.isEmpty() ? local : lower(prefix) + ":" + local;
    }

    /** The name of an attribute; null when its prefix is not declared, or declares another. */
    @Nullable
    String attribute(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) {
            return written.equals("xmlns") ? null : lower(written);
        }
        String prefix = written.substring(0, colon);
        String uri = prefix.equals("xml") ? XML : byPrefix.get(prefix);
        if (uri == null) {
            return null;
        }
        String known = Namespaces.prefix(uri);
        String local = lower(written.substring(colon + 1));
        return known == null || known.isEmpty() ? local : known + ":" + local;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
