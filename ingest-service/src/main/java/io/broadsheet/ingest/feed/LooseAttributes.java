package io.broadsheet.ingest.feed;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the attributes of a tag that need not be well-formed: with any quotes or none, with a value or none. */
final class LooseAttributes {

    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*+([a-zA-Z_][-:.a-zA-Z_0-9]*+)[$]?"
            + "(\\s*+=\\s*+('[^']*+'|\"[^\"]*+\"|[]\\[\\-a-zA-Z0-9./,:;+*%?!&$()_#=~'\"@]*+))?");

    private LooseAttributes() {}

    /**
     * Up to the first thing that is none.
     *
     * @param from where the tag's name ends
     * @param end where the tag ends
     */
    static Map<String, String> read(String text, int from, int end) {
        if (from >= end) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher found = ATTRIBUTE.matcher(text);
        int at = from;
        while (at < end && found.region(at, text.length()).lookingAt()) {
            String value = found.group(2) == null ? found.group(1) : unquoted(found.group(3));
            attributes.put(found.group(1).toLowerCase(Locale.ROOT), References.inAttribute(value));
            at = found.end();
        }
        return attributes;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
