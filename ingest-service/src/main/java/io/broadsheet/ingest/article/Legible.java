package io.broadsheet.ingest.article;

import org.jspecify.annotations.Nullable;

/**
 * Takes out characters that nobody reads: what the database, XML or a terminal cannot hold (controls, halves of
 * surrogate pairs, non-characters) and private-use ones, with which mails mark the places of a reader's own links.
 */
final class Legible {

    private Legible() {}

    static String text(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i == text.length() ? text : filtered(text, i);
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private static String filtered(String text, int from) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        text.codePoints()
                .skip(text.codePointCount(0, from))
                .filter(Legible::isLegible)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Most characters of most texts, without asking for their type. */
    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7F) || c == '\n' || (c >= 0xA0 && c < Character.MIN_SURROGATE);
    }

    private static boolean isLegible(int c) {
        if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\r' || c == '\t';
            case Character.PRIVATE_USE, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
