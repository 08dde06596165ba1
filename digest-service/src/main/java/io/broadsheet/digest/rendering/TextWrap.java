package io.broadsheet.digest.rendering;

import java.util.stream.Collectors;

/** Wraps plain text as mail readers like it; a word that is too long, such as an address, stays whole. */
public final class TextWrap {

    private static final int WIDTH = 72;
    private static final String BULLET = "* ";

    private TextWrap() {}

    /** Wraps every line that is too long. */
    public static String wrap(String text) {
        return text.lines().map(TextWrap::wrapLine).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A continued line is indented as the first one, that of a list's item as the words after its bullet. */
    private static String wrapLine(String line) {
        if (line.length() <= WIDTH) {
            return line.stripTrailing();
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String hanging = line.startsWith(BULLET, indent.length()) ? indent + " ".repeat(BULLET.length()) : indent;
        StringBuilder result = new StringBuilder();
        StringBuilder current = new StringBuilder(indent);
        for (String word : line.strip().split("\\s+", -1)) {
            boolean empty = current.toString().isBlank();
            if (!empty && current.length() + 1 + word.length() > WIDTH) {
                result.append(current).append('\n');
                current = new StringBuilder(hanging);
                empty = true;
            }
            current.append(empty ? "" : " ").append(word);
        }
        return result.append(current).toString();
    }
}
