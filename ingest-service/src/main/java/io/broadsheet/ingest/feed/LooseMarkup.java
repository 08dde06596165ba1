package io.broadsheet.ingest.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is not well-formed, without ever giving up: a tag is what looks like one, and nothing has to be closed.
 * Behaves as Python's feedparser, whose reading of bad feeds is what publishers test against; time is linear in length.
 */
final class LooseMarkup {

    private static final Pattern EMPTY_ELEMENT = Pattern.compile("<([^<>\\s]+?)\\s*+/>");
    private static final Pattern ODD_DECLARATION = Pattern.compile("(?i)<!(?!DOCTYPE|--|\\[)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-_.:a-zA-Z0-9]*+");
    private static final Pattern SHORT_TAG_OPEN = Pattern.compile("<[a-zA-Z][-.a-zA-Z0-9]*+/");
    private static final Pattern SHORT_TAG = Pattern.compile("<([a-zA-Z][-.a-zA-Z0-9]*+)/([^/]*+)/");
    private static final Pattern COMMENT_END = Pattern.compile("--\\s*+>");
    private static final Pattern INCOMPLETE = Pattern.compile(
            "&(?:[a-zA-Z][a-zA-Z0-9]*+|#[0-9]*+)?|<(?:[a-zA-Z][^<>]*+|/(?:[a-zA-Z][^<>]*+)?|![^<>]*+)?");
    private static final Set<String> NEVER_CLOSED = Set.of(("area base basefont br col command embed frame hr img input"
                    + " isindex keygen link meta param source track wbr")
            .split(" "));

    private final String raw;
    private final Markup markup;
    private final LooseReferences references;
    private String lastTag = "???";

    private LooseMarkup(String raw, Map<String, String> entities, Markup markup) {
        this.raw = raw;
        this.markup = markup;
        this.references = new LooseReferences(raw, entities, markup);
    }

    /**
     * Tells all there is.
     *
     * @param entities what the document's own entities stand for
     */
    static void read(String text, Map<String, String> entities, Markup markup) {
        String declared = ODD_DECLARATION.matcher(text).replaceAll("&lt;!");
        String opened = EMPTY_ELEMENT.matcher(declared).replaceAll(found -> {
            String tag = found.group(1);
            String pair = NEVER_CLOSED.contains(tag) ? "<" + tag + " />" : "<" + tag + "></" + tag + ">";
            return Matcher.quoteReplacement(pair);
        });
        new LooseMarkup(opened.replace("&#39;", "'").replace("&#34;", "\""), entities, new CleanMarkup(markup)).read();
    }

    private void read() {
        int at = 0;
        while (at >= 0 && at < raw.length()) {
            int next = interesting(at);
            if (next > at) {
                markup.text(raw.substring(at, next));
            }
            if (next == raw.length()) {
                return;
            }
            int after = raw.charAt(next) == '<' ? angle(next) : ampersand(next);
            if (after < 0) {
                markup.text(raw.substring(next)); // the last thing has no end
            }
            at = after;
        }
    }

    private int interesting(int from) {
        for (int i = from; i < raw.length(); i++) {
            if (raw.charAt(i) == '<' || raw.charAt(i) == '&') {
                return i;
            }
        }
        return raw.length();
    }

    private int angle(int at) {
        char c = at + 1 < raw.length() ? raw.charAt(at + 1) : ' ';
        if (c == '>' || isLetter(c)) {
            return startTag(at);
        }
        return switch (c) {
            case '/' -> endTag(at);
            case '?' -> beyond(raw.indexOf('>', at + 2), 1);
            case '!' -> raw.startsWith("<!--", at) ? comment(at) : declaration(at);
            default -> incomplete(at);
        };
    }

    private int comment(int at) {
        Matcher end = COMMENT_END.matcher(raw);
        return end.find(at + 4) ? end.end() : -1;
    }

    private int declaration(int at) {
        if (!raw.startsWith("<![CDATA[", at)) {
            return beyond(raw.indexOf('>', at), 1);
        }
        int end = raw.indexOf("]]>", at);
        if (end < 0) {
            return raw.length();
        }
        markup.escaped(escape(raw.substring(at + 9, end)));
        return end + 3;
    }

    private static int beyond(int found, int length) {
        return found < 0 ? -1 : found + length;
    }

    private int startTag(int at) {
        if (matches(SHORT_TAG_OPEN, at) != null) {
            return shortTag(at);
        }
        int end = TagEnd.find(raw, at + 1);
        if (end < 0) {
            return -1;
        }
        int attributesAt = end;
        if (raw.charAt(at + 1) != '>') {
            Matcher name = matches(NAME, at + 1);
            if (name == null) {
                return -1;
            }
            lastTag = name.group().toLowerCase(Locale.ROOT);
            attributesAt = name.end();
        }
        int after = raw.charAt(end) == '>' ? end + 1 : end;
        start(lastTag, LooseAttributes.read(raw, attributesAt, end));
        if (raw.startsWith("/>", after - 2)) {
            markup.end(lastTag);
        }
        return after;
    }

    /** SGML lets {@code <tag/text/} stand for an element. */
    private int shortTag(int at) {
        Matcher found = matches(SHORT_TAG, at);
        if (found == null) {
            return -1;
        }
        String tag = found.group(1).toLowerCase(Locale.ROOT);
        start(tag, Map.of());
        markup.text(found.group(2));
        markup.end(tag);
        return found.end();
    }

    private void start(String tag, Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            if (name.equals("xmlns")) {
                markup.namespace(null, value);
            } else if (name.startsWith("xmlns:")) {
                markup.namespace(name.substring(6), value);
            }
        });
        markup.start(tag, attributes);
    }

    private int endTag(int at) {
        int end = TagEnd.find(raw, at + 1);
        if (end < 0) {
            return -1;
        }
        String tag = raw.substring(at + 2, end).strip().toLowerCase(Locale.ROOT);
        Matcher name = NAME.matcher(tag);
        markup.end(name.lookingAt() ? name.group() : tag);
        return raw.charAt(end) == '>' ? end + 1 : end;
    }

    private int ampersand(int at) {
        int after = references.read(at);
        return after < 0 ? incomplete(at) : after;
    }

    private int incomplete(int at) {
        Matcher found = matches(INCOMPLETE, at);
        int end = found == null ? at + 1 : found.end();
        if (end == raw.length()) {
            return -1;
        }
        markup.text(raw.substring(at, end));
        return end;
    }

    private @Nullable Matcher matches(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(raw).region(at, raw.length());
        return matcher.lookingAt() ? matcher : null;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
