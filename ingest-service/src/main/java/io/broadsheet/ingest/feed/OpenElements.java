package io.broadsheet.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements that have begun and not ended, innermost last; characters belong to the innermost. */
final class OpenElements {

    /** Deeper ones are not kept: no feed needs them, and memory is bounded. */
    private static final int DEEPEST = 10_000;

    private final List<Open> stack = new ArrayList<>();

    /** One of them. */
    static final class Open {
        private final String name;
        private final boolean kept;
        private String text = "";
        private @Nullable StringBuilder further;

        private Open(String name, boolean kept) {
            this.name = name;
            this.kept = kept;
        }

        private void append(String piece) {
            if (further != null) {
                further.append(piece);
            } else if (text.isEmpty()) {
                text = piece;
            } else {
                further = new StringBuilder(text).append(piece);
            }
        }

        boolean kept() {
            return kept;
        }

        /** What it contained, without blanks around. */
        String text() {
            String whole = further == null ? text : further.toString();
            int from = 0;
            int to = whole.length();
            while (from < to && isBlank(whole.charAt(from))) {
                from++;
            }
            while (to > from && isBlank(whole.charAt(to - 1))) {
                to--;
            }
            return whole.substring(from, to);
        }
    }

    /**
     * An element begins.
     *
     * @param kept whether what it contains is a value of its own
     */
    void open(String name, boolean kept) {
        if (stack.size() < DEEPEST) {
            stack.add(new Open(name, kept));
        }
    }

    /** The innermost, if it has this name; else nothing happens. */
    @Nullable
    Open close(String name) {
        return stack.isEmpty() || !stack.getLast().name.equals(name) ? null : stack.removeLast();
    }

    void append(String text) {
        if (!stack.isEmpty()) {
            stack.getLast().append(text);
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
