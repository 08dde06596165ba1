package io.broadsheet.digest.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Writes header fields: folded (RFC 5322), non-ASCII words encoded (RFC 2047), and never more fields than asked for. */
final class HeaderLine {

    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,76}");
    private static final Pattern WHITE = Pattern.compile("[ \t]+");
    private static final int WANTED_LINE = 78;
    private static final int MAXIMUM_LINE = 998;
    /** Text in an encoded word of 64 characters, so that its line keeps below 76 (RFC 2047, 2) behind most names. */
    private static final int ENCODED_WORD_BYTES = 39;

    private final Predicate<String> plain;
    private final StringBuilder out = new StringBuilder();
    private int lineStart;

    private HeaderLine(Predicate<String> plain) {
        this.plain = plain;
    }

    /**
     * Writes one field with its line break.
     *
     * @throws IllegalArgumentException when the value has control characters or cannot be folded to legal lines
     */
    static byte[] encode(String name, String value) {
        return field(name, value, HeaderLine::isPlain);
    }

    /** Writes one field as it is: with encoded words already, or for servers that take other letters (RFC 6532). */
    static byte[] encoded(String name, String value) {
        return field(name, value, word -> true);
    }

    private static byte[] field(String name, String value, Predicate<String> plain) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a header name: " + name);
        }
        if (hasControls(value)) {
            throw new IllegalArgumentException("header " + name + " contains a line break or control character");
        }
        HeaderLine line = new HeaderLine(plain);
        line.out.append(name).append(':');
        line.words(split(value.strip()));
        String field = line.out.append("\r\n").toString();
        if (field.length() > MAXIMUM_LINE && field.lines().anyMatch(each -> each.length() > MAXIMUM_LINE)) {
            throw new IllegalArgumentException("header " + name + " has a word that is too long");
        }
        return field.getBytes(StandardCharsets.UTF_8);
    }

    private static String[] split(String value) {
        return value.indexOf(' ') < 0 && value.indexOf('\t') < 0 ? new String[] {value} : WHITE.split(value, -1);
    }

    private static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F) {
                return true;
            }
        }
        return false;
    }

    private void words(String[] words) {
        for (int i = 0; i < words.length; i++) {
            if (plain.test(words[i])) {
                word(words[i]);
            } else {
                // white space between two encoded words is not shown, so neighbours are encoded together
                StringBuilder phrase = new StringBuilder(words[i]);
                while (i + 1 < words.length && !plain.test(words[i + 1])) {
                    phrase.append(' ').append(words[++i]);
                }
                encodedWords(phrase.toString());
            }
        }
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return !word.contains("=?");
    }

    private void encodedWords(String phrase) {
        StringBuilder chunk = new StringBuilder();
        int size = 0;
        for (int codePoint : phrase.codePoints().toArray()) {
            int width = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (size + width > ENCODED_WORD_BYTES) {
                word(encodedWord(chunk));
                chunk.setLength(0);
                size = 0;
            }
            chunk.appendCodePoint(codePoint);
            size += width;
        }
        word(encodedWord(chunk));
    }

    private static String encodedWord(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    private void word(String word) {
        boolean first = lineStart == 0 && out.charAt(out.length() - 1) == ':';
        if (!first && out.length() - lineStart + 1 + word.length() > WANTED_LINE) {
            out.append("\r\n");
            lineStart = out.length();
        }
        out.append(' ').append(word);
    }
}
