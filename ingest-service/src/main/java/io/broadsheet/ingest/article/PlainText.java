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

    private static final int USUAL = 1_000;

    private final Characters out;
    private boolean space;
    private int lineEnds;

    /** @param room for so many characters; there may be more */
    PlainText(int room) {
        out = new Characters(room);
    }

    /** The text that has been added, without blanks around it. */
    String done() {
        return out.toString().strip();
    }

    /** The element's text, its paragraphs parted by an empty line. */
    static String of(Element element) {
        var plain = new PlainText(USUAL);
        element.traverse(plain);
        return plain.done();
    }

    /** The text on one line. */
    static String oneLine(String text) {
        return isOneLine(text) ? text : rewritten(text);
    }

    /** The same whatever is in it. */
    static String rewritten(String text) {
        var line = new PlainText(text.length());
        line.add(text.toCharArray(), 0, text.length());
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

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            char[] whole = text.getWholeText().toCharArray();
            add(whole, 0, whole.length);
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
    void add(char[] text, int start, int end) {
        int from = start;
        for (int at = start; at < end; at++) {
            char c = text[at];
            if (isBlank(c)) {
                if (c == ' ' && at > from && at + 1 < end && !isBlank(text[at + 1])) {
                    continue; // as it would be written: words are added by the line
                }
                addWords(text, from, at);
                space = true;
                from = at + 1;
            }
        }
        addWords(text, from, end);
    }

    /** Adds a part in which the only blanks are spaces, one at a time. */
    void addTidy(char[] text, int start, int end) {
        boolean before = start < end && text[start] == ' ';
        int from = before ? start + 1 : start;
        boolean after = from < end && text[end - 1] == ' ';
        space |= before;
        addWords(text, from, after ? end - 1 : end);
        space |= after;
    }

    /** Adds a character. */
    void add(char c) {
        if (isBlank(c)) {
            space = true;
        } else {
            part();
            out.append(c);
        }
    }

    private void addWords(char[] text, int from, int to) {
        if (from < to) {
            part();
            out.append(text, from, to);
        }
    }

    /** Writes what parts the words before from those that come. */
    private void part() {
        if (!out.isEmpty()) {
            if (lineEnds > 0) {
                out.append(lineEnds == 1 ? "\n" : "\n\n");
            } else if (space) {
                out.append(' ');
            }
        }
        space = false;
        lineEnds = 0;
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                ? c == ' ' || (c >= '\t' && c <= '\r')
                : c >= '\u00a0' && (c == '\u00a0' || c == '\u200b' || c == '\ufeff');
    }
}
