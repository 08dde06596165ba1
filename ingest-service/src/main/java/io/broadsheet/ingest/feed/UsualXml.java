package io.broadsheet.ingest.feed;

import java.util.Map;

/**
 * Reads XML in one pass, provided that it is well-formed and as most feeds are: plain names, references to single
 * characters, no document type. It tells what {@link StrictMarkup} tells, to which everything else is left.
 */
final class UsualXml {

    private static final String DECLARATION = "<?xml version='1.0'?>";
    private static final String CDATA = "![CDATA[";
    /** Parsers have limits of their own, further up. */
    private static final int DEEPEST = 60;

    private final String text;
    private final Markup markup;
    private final UsualNames names;
    private final UsualNames.Name[] open = new UsualNames.Name[DEEPEST];
    private final UsualNames.Scope[] around = new UsualNames.Scope[DEEPEST];
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
            return UsualTag.blanks(text, from) == to ? to : -1;
        }
        String resolved = text.indexOf("]]>", from, to) < 0 ? UsualReferences.resolved(text, from, to) : null;
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
        int to = UsualTag.endOfName(text, from);
        boolean named = to > from
                && to < text.length()
                && text.indexOf(':', from, to) < 0
                && !text.regionMatches(true, from, "xml", 0, to - from);
        int end = named && (UsualTag.isBlank(text.charAt(to)) || text.charAt(to) == '?') ? text.indexOf("?>", to) : -1;
        return end < 0 || (text.charAt(to) == '?' && end != to) ? -1 : end + 2;
    }

    private int end(int from) {
        if (depth == 0) {
            return -1;
        }
        UsualNames.Name name = open[--depth];
        int at = UsualTag.blanks(text, from + name.written().length());
        if (!text.startsWith(name.written(), from) || !text.startsWith(">", at)) {
            return -1;
        }
        markup.end(name.usual());
        names.back(around[depth]);
        return at + 1;
    }

    private int start(int from) {
        if (depth == DEEPEST || (depth == 0 && begun)) {
            return -1;
        }
        begun = true;
        var tag = UsualTag.read(text, from);
        UsualNames.Scope outside = names.scope();
        if (tag == null || !names.declare(tag.attributes(), markup)) {
            return -1;
        }
        UsualNames.Name name = names.element(from, tag.nameEnd());
        Map<String, String> attributes = names.attributes(tag.attributes());
        if (name == null || attributes == null) {
            return -1;
        }
        markup.start(name.usual(), attributes);
        if (tag.empty()) {
            markup.end(name.usual());
            names.back(outside);
        } else {
            around[depth] = outside;
            open[depth++] = name;
        }
        return tag.end();
    }
}
