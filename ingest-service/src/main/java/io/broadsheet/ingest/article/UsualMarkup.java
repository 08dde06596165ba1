package io.broadsheet.ingest.article;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cleans HTML in one pass, provided that it is as most texts of feeds are: a few usual elements, each closed where it has
 * to be, references to plain characters, whole addresses. The result is the one of the parser and the cleaner, to which
 * everything else is left; what is written is never more than what is named here.
 */
final class UsualMarkup {

    private static final int DEEPEST = 30;
    private static final Map<String, Character> NAMED = Map.ofEntries(
            Map.entry("amp", '&'),
            Map.entry("lt", '<'),
            Map.entry("gt", '>'),
            Map.entry("quot", '"'),
            Map.entry("nbsp", '\u00a0'),
            Map.entry("ndash", '\u2013'),
            Map.entry("mdash", '\u2014'),
            Map.entry("lsquo", '\u2018'),
            Map.entry("rsquo", '\u2019'),
            Map.entry("ldquo", '\u201c'),
            Map.entry("rdquo", '\u201d'),
            Map.entry("hellip", '\u2026'));

    private final String html;
    private final StringBuilder out;
    private final PlainText plain = new PlainText();
    private final String[] names = new String[DEEPEST];
    private final Role[] open = new Role[DEEPEST];
    private int depth;

    /** What an element may be in, and what in it. */
    private enum Role {
        /** Holds whatever there is. */
        BLOCK,
        /** Holds items only. */
        LIST,
        ITEM,
        /** Holds no blocks. */
        LINE,
        /** In a line or not, never in its like. */
        INLINE,
        VOID
    }

    private UsualMarkup(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length() + 100);
    }

    /** The HTML and its text, neither cut; null when it takes a parser to tell. */
    static @Nullable ArticleText cleaned(String html) {
        var markup = new UsualMarkup(html);
        return markup.read() ? new ArticleText(markup.out.toString(), markup.plain.done()) : null;
    }

    private boolean read() {
        int at = 0;
        while (at >= 0 && at < html.length()) {
            at = switch (html.charAt(at)) {
                case '<' -> at + 1 < html.length() && html.charAt(at + 1) == '/' ? end(at + 2) : start(at + 1);
                case '&' -> reference(at + 1);
                default -> text(at);
            };
        }
        return at >= 0 && depth == 0;
    }

    private boolean isInList() {
        return depth > 0 && open[depth - 1] == Role.LIST;
    }

    private int text(int from) {
        boolean inList = isInList();
        int at = from;
        int written = from;
        for (; at < html.length(); at++) {
            char c = html.charAt(at);
            if (c == '<' || c == '&') {
                break;
            }
            if (!isText(c) || (inList && c > ' ')) {
                return -1;
            }
            if (c == '\u00a0') {
                out.append(html, written, at).append("&nbsp;");
                written = at + 1;
            }
        }
        out.append(html, written, at);
        plain.add(html, from, at);
        return at;
    }

    private static boolean isText(char c) {
        return (c >= ' ' && c < 0x7F && c != '>')
                || c == '\n'
                || c == '\t'
                || (c >= 0xA0 && c < Character.MIN_SURROGATE);
    }

    private int reference(int from) {
        int end = html.indexOf(';', from);
        if (end < 0 || end - from > 8 || end == from || isInList()) {
            return -1;
        }
        Character c = html.charAt(from) == '#' ? numbered(from + 1, end) : NAMED.get(html.substring(from, end));
        if (c == null) {
            return -1;
        }
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '\u00a0' -> out.append("&nbsp;");
            default -> out.append((char) c);
        }
        plain.add(String.valueOf(c), 0, 1);
        return end + 1;
    }

    private @Nullable Character numbered(int from, int to) {
        int code = 0;
        for (int i = from; i < to; i++) {
            char digit = html.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            code = 10 * code + digit - '0';
        }
        boolean usual = (code >= ' ' && code < 0x7F) || (code >= 0xA0 && code < Character.MIN_SURROGATE);
        return usual ? (char) code : null;
    }

    private int end(int from) {
        int close = html.indexOf('>', from);
        if (close < 0 || depth == 0) {
            return -1;
        }
        String name = names[depth - 1];
        if (close - from != name.length() || !html.startsWith(name, from)) {
            return -1;
        }
        depth--;
        out.append("</").append(name).append('>');
        edge(name, open[depth]);
        return close + 1;
    }

    private int start(int from) {
        int at = from;
        while (at < html.length() && isNameCharacter(html.charAt(at))) {
            at++;
        }
        String name = html.substring(from, at);
        Role role = role(name);
        if (role == null || depth == DEEPEST || !fits(name, role)) {
            return -1;
        }
        out.append('<').append(name);
        int close = attributes(name, at);
        if (close < 0 || (html.charAt(close - 1) == '/' && role != Role.VOID)) {
            return -1;
        }
        out.append('>');
        if (role == Role.VOID) {
            if (name.equals("br")) {
                plain.lineEnd();
            }
        } else {
            names[depth] = name;
            open[depth++] = role;
            edge(name, role);
        }
        return close + 1;
    }

    private void edge(String name, Role role) {
        if (role != Role.INLINE) {
            plain.blockEdge(name);
        }
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static @Nullable Role role(String name) {
        return switch (name) {
            case "p", "h1", "h2", "h3", "h4", "h5", "h6" -> Role.LINE;
            case "div", "blockquote", "figure", "figcaption", "section", "article" -> Role.BLOCK;
            case "ul", "ol" -> Role.LIST;
            case "li" -> Role.ITEM;
            case "a", "b", "i", "em", "strong", "span", "code", "small", "sub", "sup", "u", "cite" -> Role.INLINE;
            case "br", "img" -> Role.VOID;
            default -> null;
        };
    }

    private boolean fits(String name, Role role) {
        Role around = depth == 0 ? Role.BLOCK : open[depth - 1];
        return switch (role) {
            case ITEM -> around == Role.LIST;
            case INLINE -> around != Role.LIST && !isOpen(name);
            case VOID -> around != Role.LIST;
            case BLOCK, LIST, LINE -> around == Role.BLOCK || around == Role.ITEM;
        };
    }

    private boolean isOpen(String name) {
        for (int i = depth - 1; i >= 0 && open[i] == Role.INLINE; i--) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Writes those that are kept; returns where the tag ends. */
    private int attributes(String tag, int from) {
        var attributes = new UsualAttributes(tag, html, out);
        int close = attributes.read(from);
        return close < 0 || !attributes.areEnough() ? -1 : close;
    }
}
