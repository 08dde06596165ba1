package io.broadsheet.ingest.article;

import java.util.Arrays;

/** Text that is being put together of parts of other text: a builder of strings looks at each of their characters. */
final class Characters {

    private final boolean kept;
    private char[] all;
    private int length;

    Characters(int room) {
        this(room, true);
    }

    private Characters(int room, boolean kept) {
        this.all = new char[room];
        this.kept = kept;
    }

    /** For who wants to write and to keep nothing. */
    static Characters none() {
        return new Characters(0, false);
    }

    boolean isEmpty() {
        return length == 0;
    }

    Characters append(char[] text, int from, int to) {
        if (!kept) {
            return this;
        }
        reserve(to - from);
        System.arraycopy(text, from, all, length, to - from);
        length += to - from;
        return this;
    }

    Characters append(String text) {
        if (!kept) {
            return this;
        }
        reserve(text.length());
        text.getChars(0, text.length(), all, length);
        length += text.length();
        return this;
    }

    Characters append(char c) {
        if (!kept) {
            return this;
        }
        reserve(1);
        all[length++] = c;
        return this;
    }

    private void reserve(int more) {
        if (all.length - length < more) {
            all = Arrays.copyOf(all, Math.max(2 * all.length, length + more));
        }
    }

    @Override
    public String toString() {
        return String.valueOf(all, 0, length);
    }
}
