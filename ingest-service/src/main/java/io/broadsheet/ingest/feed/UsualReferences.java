package io.broadsheet.ingest.feed;

import org.jspecify.annotations.Nullable;

/** The references that every XML document has, to the characters of markup and to characters by number. */
final class UsualReferences {

    /** Of a reference in all. */
    private static final int LONGEST = 10;

    private UsualReferences() {}

    /** A part of the text with the characters in their place; null when something else is referred to. */
    static @Nullable String resolved(String text, int from, int to) {
        int first = text.indexOf('&', from, to);
        if (first < 0) {
            return text.substring(from, to);
        }
        var out = new StringBuilder(to - from);
        int written = from;
        for (int at = first; at >= 0; at = text.indexOf('&', written, to)) {
            int end = text.indexOf(';', at, Math.min(at + LONGEST, to));
            int character = end < 0 ? -1 : character(text.substring(at + 1, end));
            if (character < 0) {
                return null;
            }
            out.append(text, written, at).appendCodePoint(character);
            written = end + 1;
        }
        return out.append(text, written, to).toString();
    }

    private static int character(String name) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default ->
                name.startsWith("#x") ? numbered(name, 2, 16) : name.startsWith("#") ? numbered(name, 1, 10) : -1;
        };
    }

    private static int numbered(String name, int from, int base) {
        int number = 0;
        for (int i = from; i < name.length(); i++) {
            char c = name.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, base) : -1;
            if (digit < 0) {
                return -1;
            }
            number = base * number + digit; // seven digits at most
        }
        return name.length() > from && XmlCharacters.is(number) ? number : -1;
    }
}
