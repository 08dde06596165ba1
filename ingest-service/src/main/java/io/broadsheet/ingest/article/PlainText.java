package io.broadsheet.ingest.article;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Writes text with tidy white space, character by character: every entry of every feed comes through here, and patterns
 * for the same took a third of a visit's time.
 */
final class PlainText implements NodeVisitor {

    /** Which characters of ASCII are of words: letters and digits. */
    private static final boolean[] ASCII = new boolean[0x80];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = Character.isLetterOrDigit(c);
        }
    }

    private final StringBuilder out = new StringBuilder();
    private boolean space;
    private int lineEnds;

    /** The text that has been added, without blanks around it. */
    String done() {
        return out.toString().strip();
    }

    /** The element's text, its paragraphs parted by an empty line. */
    static String of(Element element) {
        var plain = new PlainText();
        element.traverse(plain);
        return plain.done();
    }

    /** The text on one line. */
    static String oneLine(String text) {
        return isOneLine(text) ? text : rewritten(text);
    }

    /** The same whatever is in it. */
    static String rewritten(String text) {
        var line = new PlainText();
        line.add(text, 0, text.length());
        return line.done();
    }

    /** Whether it is tidy already: blanks are spaces, one at a time, and there are none at either end. */
    private static boolean isOneLine(String text) {
        boolean afterBlank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' ? afterBlank : isBlank(c)) {
                return false;
            }
            afterBlank = c == ' ';
        }
        return !text.isEmpty()
                && !Character.isWhitespace(text.charAt(0))
                && !Character.isWhitespace(text.charAt(text.length() - 1));
    }

    /** How many words there are: runs of letters and digits, also across one apostrophe, full stop or hyphen. */
    static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            char first = text.charAt(at);
            int c = first < 0x80 ? first : text.codePointAt(at);
            at += c < 0x80 ? 1 : Character.charCount(c);
            if (isOfWord(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else {
                inWord = inWord && isJoint(c) && at < text.length() && isOfWord(text.codePointAt(at));
            }
        }
        return words;
    }

    private static boolean isOfWord(int c) {
        return c < 0x80
                ? ASCII[c]
                : switch (Character.getType(c)) {
                    case Character.UPPERCASE_LETTER,
                            Character.LOWERCASE_LETTER,
                            Character.TITLECASE_LETTER,
                            Character.MODIFIER_LETTER,
                            Character.OTHER_LETTER,
                            Character.DECIMAL_DIGIT_NUMBER,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    private static boolean isJoint(int c) {
        return c == '\'' || c == '’' || c == '.' || c == '-';
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            String whole = text.getWholeText();
            add(whole, 0, whole.length());
        } else if (node instanceof Element element && element.normalName().equals("br")) {
            lineEnd();
        } else if (node instanceof Element element && element.isBlock()) {
            blockEdge(element.normalName());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) {
            blockEdge(element.normalName());
        }
    }

    /** A line ends. */
    void lineEnd() {
        lineEnds++;
    }

    /** A block of that name begins or ends. */
    void blockEdge(String name) {
        lineEnds += name.equals("li") || name.equals("tr") ? 1 : 2;
    }

    /** Adds a part of some text. */
    void add(String text, int start, int end) {
        int from = start;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (isBlank(c)) {
                if (c == ' ' && at > from && at + 1 < end && !isBlank(text.charAt(at + 1))) {
                    continue; // as it would be written: words are added by the line
                }
                addWords(text, from, at);
                space = true;
                from = at + 1;
            }
        }
        addWords(text, from, end);
    }

    private void addWords(String text, int from, int to) {
        if (from == to) {
            return;
        }
        if (!out.isEmpty()) {
            if (lineEnds > 0) {
                out.append(lineEnds == 1 ? "\n" : "\n\n");
            } else if (space) {
                out.append(' ');
            }
        }
        space = false;
        lineEnds = 0;
        out.append(text, from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                ? c == ' ' || (c >= '\t' && c <= '\r')
                : c >= '\u00a0' && (c == '\u00a0' || c == '\u200b' || c == '\ufeff');
    }
}
