package io.broadsheet.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start tag in {@link UsualXml}.
 *
 * @param attributes names and values in turn
 * @param empty whether it is its own end tag
 * @param end behind it
 */
record UsualTag(int nameEnd, List<String> attributes, boolean empty, int end) {

    private static final int MOST_ATTRIBUTES = 50;
    private static final int LONGEST_NAME = 100;

    /** The one whose name begins there; null when it takes a parser to tell. */
    static @Nullable UsualTag read(String text, int from) {
        int nameEnd = endOfName(text, from);
        if (nameEnd < 0) {
            return null;
        }
        if (text.startsWith(">", nameEnd)) {
            return new UsualTag(nameEnd, List.of(), false, nameEnd + 1);
        }
        List<String> attributes = new ArrayList<>();
        int close = attributes(text, nameEnd, attributes);
        boolean empty = close >= 0 && text.charAt(close) == '/';
        return close < 0 || (empty && !text.startsWith(">", close + 1))
                ? null
                : new UsualTag(nameEnd, attributes, empty, close + (empty ? 2 : 1));
    }

    /** Where the tag ends, or the slash before it is. */
    private static int attributes(String text, int from, List<String> given) {
        int at = from;
        while (given.size() <= 2 * MOST_ATTRIBUTES) {
            int next = blanks(text, at);
            if (text.startsWith(">", next) || text.startsWith("/", next)) {
                return next;
            }
            int equals = next == at ? -1 : endOfName(text, next);
            if (equals < 0 || equals + 1 >= text.length() || text.charAt(equals) != '=') {
                return -1;
            }
            char quote = text.charAt(equals + 1);
            int end = quote == '"' || quote == '\'' ? text.indexOf(quote, equals + 2) : -1;
            String value =
                    end < 0 || !isPlain(text, equals + 2, end) ? null : UsualReferences.resolved(text, equals + 2, end);
            if (value == null) {
                return -1;
            }
            given.add(text.substring(next, equals));
            given.add(value);
            at = end + 1;
        }
        return -1;
    }

    private static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '<' || c < ' ') {
                return false;
            }
        }
        return true;
    }

    /** Where the name ends that begins there; -1 when it is none of plain letters, or too long for one. */
    static int endOfName(String text, int from) {
        int part = endOfPart(text, from);
        int end = part;
        if (part > from && text.startsWith(":", part)) {
            end = endOfPart(text, part + 1);
            if (end == part + 1) {
                return -1;
            }
        }
        return end == from || end - from > LONGEST_NAME ? -1 : end;
    }

    private static int endOfPart(String text, int from) {
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

    static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t';
    }
}
