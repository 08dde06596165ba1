package io.broadsheet.ingest.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The attributes of one tag in {@link UsualMarkup}: each with a quoted value, kept, or of those that go and change nothing. */
final class UsualAttributes {

    static final Set<String> WITHOUT_MEANING = Set.of(
            "class",
            "id",
            "target",
            "rel",
            "role",
            "loading",
            "decoding",
            "fetchpriority",
            "srcset",
            "sizes",
            "referrerpolicy",
            "crossorigin",
            "itemprop");

    private final String tag;
    private final String html;
    private final Characters out;
    private boolean hasAddress;
    private final List<String> kept = new ArrayList<>(1);

    UsualAttributes(String tag, String html, Characters out) {
        this.tag = tag;
        this.html = html;
        this.out = out;
    }

    /** Reads from behind the tag's name to its end, which is returned; -1 when it takes a parser to tell. */
    int read(int from) {
        int at = from;
        while (at < html.length()) {
            int next = blanks(at);
            if (next == html.length()) {
                return -1;
            }
            char c = html.charAt(next);
            if (c == '>') {
                return next;
            }
            if (c == '/') {
                return next + 1 < html.length() && html.charAt(next + 1) == '>' ? next + 1 : -1;
            }
            at = next == at ? -1 : attribute(next);
            if (at < 0) {
                return -1;
            }
        }
        return -1;
    }

    private int blanks(int from) {
        int at = from;
        while (at < html.length() && (html.charAt(at) == ' ' || html.charAt(at) == '\n')) {
            at++;
        }
        return at;
    }

    private int attribute(int from) {
        int at = from;
        while (at < html.length() && isNameCharacter(html.charAt(at))) {
            at++;
        }
        if (at == from || at + 1 >= html.length() || html.charAt(at) != '=') {
            return -1;
        }
        char quote = html.charAt(at + 1);
        int end = quote == '"' || quote == '\'' ? html.indexOf(quote, at + 2) : -1;
        return end >= 0 && take(html.substring(from, at), html.substring(at + 2, end)) ? end + 1 : -1;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || c == '-';
    }

    /** False when it may mean something that is not known here. */
    private boolean take(String name, String value) {
        if (!isPlain(value)) {
            return false;
        }
        boolean known = switch (tag) {
            case "a" -> name.equals("href") && WebLinks.isPlain(value);
            case "img" ->
                switch (name) {
                    case "src" -> WebLinks.isPlain(value) && !Beacons.isKnown(value);
                    case "alt", "title" -> true;
                    case "width", "height" -> isLarge(value);
                    default -> false;
                };
            default -> false;
        };
        if (!known) {
            return WITHOUT_MEANING.contains(name) || name.startsWith("data-") || name.startsWith("aria-");
        }
        if (kept.contains(name)) {
            return false;
        }
        kept.add(name);
        hasAddress |= name.equals("href") || name.equals("src");
        out.append(' ').append(name).append("=\"").append(value).append('"');
        return true;
    }

    /** Nothing in it that could be written in two ways. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = c < 0x7F
                    ? c >= ' ' && c != '<' && c != '>' && c != '&' && c != '"'
                    : c > 0xA0 && c < Character.MIN_SURROGATE;
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** Ten or more pixels: no beacon. */
    private static boolean isLarge(String side) {
        return side.length() > 1 && side.charAt(0) != '0' && side.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Links and pictures without an address may have to go. Closes the list with what every link gets. */
    boolean areEnough() {
        if (tag.equals("a")) {
            out.append(" rel=\"nofollow noopener\"");
        }
        return hasAddress || !(tag.equals("a") || tag.equals("img"));
    }
}
