package io.broadsheet.ingest.feed;

import java.util.regex.Pattern;

/** Finds where a tag that need not be well-formed ends. */
final class TagEnd {

    private static final Pattern AFTER_QUOTED = Pattern.compile("[>/\\s]|\\w+=");

    private TagEnd() {}

    /** Where a tag ends: at a bracket outside of quotes, or at the line's next bracket when the quotes make no sense; below zero if nowhere. */
    static int find(String raw, int from) {
        int at = from;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c == '<' || c == '>') {
                return at;
            }
            if (c == '"' || c == '\'') {
                int close = raw.indexOf(c, at + 1);
                if (close < 0
                        || !AFTER_QUOTED
                                .matcher(raw)
                                .region(close + 1, raw.length())
                                .lookingAt()) {
                    break;
                }
                at = close;
            }
            at++;
        }
        for (int i = from; i < raw.length() && raw.charAt(i) != '\n'; i++) {
            if (raw.charAt(i) == '<' || raw.charAt(i) == '>') {
                return i;
            }
        }
        return -1;
    }
}
