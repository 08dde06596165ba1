package io.broadsheet.ingest.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names in {@link UsualXml}, and what the namespaces that are declared around them make of them. */
final class UsualNames {

    private static final int MOST = 60;
    private static final int LONGEST_ADDRESS = 500;
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final String text;
    /** Those met since a namespace was declared or ended. */
    private final List<Name> elements = new ArrayList<>();

    private final Map<String, String> prefixOf = new HashMap<>();
    private Scope scope = new Scope(Map.of(), "");

    UsualNames(String text) {
        this.text = text;
    }

    /**
     * Of an element.
     *
     * @param usual in lower case, with the usual prefix of a known namespace
     */
    record Name(String written, String usual) {}

    /** What is declared at a place of the document. */
    static final class Scope {
        private final Map<String, String> byPrefix;
        private final String own;

        private Scope(Map<String, String> byPrefix, String own) {
            this.byPrefix = byPrefix;
            this.own = own;
        }
    }

    Scope scope() {
        return scope;
    }

    /** An element has ended; outside of it other declarations may hold. */
    void back(Scope outside) {
        if (scope != outside) {
            scope = outside;
            elements.clear();
        }
    }

    /** Takes the declarations out of an element's attributes, and tells of them; false when one of them is unusual. */
    boolean declare(List<String> attributes, Markup markup) {
        if (attributes.isEmpty()) {
            return true;
        }
        Map<String, String> declared = new LinkedHashMap<>();
        for (int i = 0; i < attributes.size(); ) {
            String name = attributes.get(i);
            if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
                i += 2;
                continue;
            }
            attributes.remove(i);
            String uri = attributes.remove(i);
            String prefix = name.equals("xmlns") ? "" : name.substring(name.indexOf(':') + 1);
            boolean reserved = uri.equals(XML) || uri.equals(XMLNS) || prefix.startsWith("xml");
            if (reserved || uri.isEmpty() || uri.length() > LONGEST_ADDRESS || declared.put(prefix, uri) != null) {
                return false;
            }
        }
        if (!declared.isEmpty()) {
            declared.forEach((prefix, uri) -> tell(prefix, uri, markup));
            Map<String, String> byPrefix = new HashMap<>(scope.byPrefix);
            byPrefix.putAll(declared);
            scope = new Scope(byPrefix, declared.getOrDefault("", scope.own));
            elements.clear();
        }
        return true;
    }

    private void tell(String prefix, String uri, Markup markup) {
        if (!prefix.isEmpty()) {
            prefixOf.putIfAbsent(uri, prefix);
        }
        markup.namespace(prefix.isEmpty() ? null : prefix, uri);
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
        String uri = colon < 0 ? scope.own : scope.byPrefix.get(written.substring(0, colon));
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

    /** Attributes that declare nothing; null when a prefix is not declared, or two of them have the same name. */
    @Nullable
    Map<String, String> attributes(List<String> given) {
        if (given.isEmpty()) {
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i += 2) {
            String name = attribute(given.get(i));
            if (name == null || map.put(name, given.get(i + 1)) != null) {
                return null;
            }
        }
        return map;
    }

    private @Nullable String attribute(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) {
            return lower(written);
        }
        String prefix = written.substring(0, colon);
        String uri = prefix.equals("xml") ? XML : scope.byPrefix.get(prefix);
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
