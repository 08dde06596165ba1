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
    private static final int LONGEST_REFERENCE = 8;
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
    private final char[] chars;
    private final Characters out;
    private final PlainText plain;
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

    private UsualMarkup(String html, Characters out) {
        this.html = html;
        this.chars = html.toCharArray();
        this.out = out;
        this.plain = new PlainText(html.length());
    }

    /** The text of the HTML, not cut; null when it takes a parser to tell. */
    static @Nullable String plain(String html) {
        var markup = new UsualMarkup(html, Characters.none());
        return markup.read() ? markup.plain.done() : null;
    }

    /**
     * The HTML, cleaned and not cut.
     *
     * @param html whose {@linkplain #plain text} can be told
     */
    static String cleaned(String html) {
        var out = new Characters(html.length() + 100);
        if (!new UsualMarkup(html, out).read()) {
            throw new IllegalArgumentException("markup that takes a parser: " + html);
        }
        return out.toString();
    }

    private boolean read() {
        int at = 0;
        while (at >= 0 && at < chars.length) {
            at = switch (chars[at]) {
                case '<' -> at + 1 < chars.length && chars[at + 1] == '/' ? end(at + 2) : start(at + 1);
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
        int untidy = 0;
        int kind = 0;
        int at = from;
        for (; at < chars.length; at++) {
            int before = kind;
            kind = UsualText.kind(chars[at]);
            if (kind >= UsualText.MARKUP) {
                break;
            }
            untidy |= kind & (before | UsualText.BLANK);
        }
        if (kind == UsualText.UNUSUAL
                || (isInList() && !html.substring(from, at).trim().isEmpty())) {
            return -1;
        }
        if (untidy == 0) {
            out.append(chars, from, at);
            plain.addTidy(chars, from, at);
        } else {
            write(from, at);
            plain.add(chars, from, at);
        }
        return at;
    }

    private void write(int from, int to) {
        int written = from;
        for (int at = from; at < to; at++) {
            if (chars[at] == '\u00a0') {
                out.append(chars, written, at).append("&nbsp;");
                written = at + 1;
            }
        }
        out.append(chars, written, to);
    }

    private int reference(int from) {
        int end = from;
        while (end < chars.length && end - from < LONGEST_REFERENCE && chars[end] != ';') {
            end++;
        }
        if (end == from || end == chars.length || chars[end] != ';' || isInList()) {
            return -1;
        }
        int c = chars[from] == '#' ? numbered(from + 1, end) : NAMED.getOrDefault(html.substring(from, end), '\0');
        switch (c) {
            case 0 -> {
                return -1;
            }
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '\u00a0' -> out.append("&nbsp;");
            default -> out.append((char) c);
        }
        plain.add((char) c);
        return end + 1;
    }

    /** 0 when it is no usual one. */
    private int numbered(int from, int to) {
        int code = 0;
        for (int i = from; i < to; i++) {
            char digit = chars[i];
            if (digit < '0' || digit > '9') {
                return 0;
            }
            code = 10 * code + digit - '0';
        }
        boolean usual = (code >= ' ' && code < 0x7F) || (code >= 0xA0 && code < Character.MIN_SURROGATE);
        return usual ? code : 0;
    }

    private int end(int from) {
        String name = depth == 0 ? "" : names[depth - 1];
        int close = from + name.length();
        if (depth == 0 || close >= chars.length || chars[close] != '>' || !html.startsWith(name, from)) {
            return -1;
        }
        depth--;
        out.append("</").append(name).append('>');
        edge(name, open[depth]);
        return close + 1;
    }

    private int start(int from) {
        int at = from;
        while (at < chars.length && isNameCharacter(chars[at])) {
            at++;
        }
        String name = html.substring(from, at);
        Role role = role(name);
        if (role == null || depth == DEEPEST || !fits(name, role)) {
            return -1;
        }
        out.append('<').append(name);
        int close = attributes(name, at);
        if (close < 0 || (chars[close - 1] == '/' && role != Role.VOID)) {
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
