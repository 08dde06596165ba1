package io.broadsheet.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML in one pass, provided that it is well-formed and as most feeds are: plain names, namespaces declared at the
 * root, references to single characters, no document type. It tells what {@link StrictMarkup} tells, to which
 * everything else is left.
 */
final class UsualXml {

    private static final String DECLARATION = "<?xml version='1.0'?>";
    private static final String CDATA = "![CDATA[";
    /** Parsers have limits of their own, further up. */
    private static final int DEEPEST = 60;

    private static final int MOST_ATTRIBUTES = 50;

    private final String text;
    private final Markup markup;
    private final UsualNames names;
    private final UsualNames.Name[] open = new UsualNames.Name[DEEPEST];
    private int depth;
    private boolean begun;

    private UsualXml(String text, Markup markup) {
        this.text = text;
        this.markup = markup;
        this.names = new UsualNames(text);
    }

    /** False, with some of it told already, when it takes a parser to tell whether the text is well-formed. */
    static boolean read(String text, Markup markup) {
        String lines =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return XmlCharacters.areAll(lines) && new UsualXml(lines, markup).read();
    }

    private boolean read() {
        int at = text.startsWith(DECLARATION) ? DECLARATION.length() : 0;
        while (at >= 0 && at < text.length()) {
            at = text.charAt(at) == '<' ? markup(at + 1) : text(at);
        }
        return at >= 0 && begun && depth == 0;
    }

    private int markup(int at) {
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case '/' -> end(at + 1);
            case '!' -> text.startsWith(CDATA, at) ? cdata(at + CDATA.length()) : comment(at);
            case '?' -> instruction(at + 1);
            default -> start(at);
        };
    }

    private int text(int from) {
        int found = text.indexOf('<', from);
        int to = found < 0 ? text.length() : found;
        if (depth == 0) {
            return blanks(from) == to ? to : -1;
        }
        String resolved = text.indexOf("]]>", from, to) < 0 ? resolved(from, to) : null;
        if (resolved == null) {
            return -1;
        }
        markup.text(resolved);
        return to;
    }

    private int cdata(int from) {
        int to = text.indexOf("]]>", from);
        if (to < 0 || depth == 0) {
            return -1;
        }
        markup.text(text.substring(from, to));
        return to + 3;
    }

    private int comment(int at) {
        int end = text.startsWith("!--", at) ? text.indexOf("--", at + 3) : -1;
        return end >= 0 && text.startsWith(">", end + 2) ? end + 3 : -1;
    }

    private int instruction(int from) {
        int to = names.endOfPart(from);
        boolean named = to > from && to < text.length() && !text.regionMatches(true, from, "xml", 0, to - from);
        int end = named && (isBlank(text.charAt(to)) || text.charAt(to) == '?') ? text.indexOf("?>", to) : -1;
        return end < 0 || (text.charAt(to) == '?' && end != to) ? -1 : end + 2;
    }

    private int end(int from) {
        if (depth == 0) {
            return -1;
        }
        UsualNames.Name name = open[--depth];
        int at = blanks(from + name.written().length());
        if (!text.startsWith(name.written(), from) || !text.startsWith(">", at)) {
            return -1;
        }
        markup.end(name.usual());
        return at + 1;
    }

    private int start(int from) {
        boolean root = depth == 0;
        if (depth == DEEPEST || (root && begun)) {
            return -1;
        }
        begun = true;
        int at = names.endOf(from);
        if (at < 0) {
            return -1;
        }
        List<String> given = new ArrayList<>(0);
        int close = text.startsWith(">", at) ? at : attributes(at, given);
        boolean empty = close >= 0 && text.charAt(close) == '/';
        if (close < 0 || (empty && !text.startsWith(">", close + 1)) || (root && !names.declare(given, markup))) {
            return -1;
        }
        UsualNames.Name name = names.element(from, at);
        Map<String, String> attributes = given.isEmpty() ? Map.of() : map(given);
        if (name == null || attributes == null) {
            return -1;
        }
        markup.start(name.usual(), attributes);
        if (empty) {
            markup.end(name.usual());
            return close + 2;
        }
        open[depth++] = name;
        return close + 1;
    }

    /** Names and values in turn; returns where the tag ends or the slash before it is. */
    private int attributes(int from, List<String> given) {
        int at = from;
        while (given.size() <= 2 * MOST_ATTRIBUTES) {
            int next = blanks(at);
            if (text.startsWith(">", next) || text.startsWith("/", next)) {
                return next;
            }
            int equals = next == at ? -1 : names.endOf(next);
            if (equals < 0 || equals + 1 >= text.length() || text.charAt(equals) != '=') {
                return -1;
            }
            char quote = text.charAt(equals + 1);
            int end = quote == '"' || quote == '\'' ? text.indexOf(quote, equals + 2) : -1;
            String value = end < 0 || !isPlain(equals + 2, end) ? null : resolved(equals + 2, end);
            if (value == null) {
                return -1;
            }
            given.add(text.substring(next, equals));
            given.add(value);
            at = end + 1;
        }
        return -1;
    }

    private @Nullable Map<String, String> map(List<String> given) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i += 2) {
            String name = names.attribute(given.get(i));
            if (name == null || map.put(name, given.get(i + 1)) != null) {
                return null;
            }
        }
        return map;
    }

    private boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '<' || c < ' ') {
                return false;
            }
        }
        return true;
    }

    /** Null when there is a reference that takes a parser. */
    private @Nullable String resolved(int from, int to) {
        int reference = text.indexOf('&', from, to);
        return reference < 0 ? text.substring(from, to) : UsualReferences.resolved(text, from, reference, to);
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t';
    }
}
