package io.broadsheet.ingest.topic;

/**
 * Finds words where Lucene's StandardTokenizer does, after the rules of UAX #29, in texts of nothing but the letters and
 * marks of western languages, as most are: a table and a loop take a tenth of the time.
 */
final class PlainWords {

    /** Lucene cuts longer words. */
    private static final int LONGEST = 255;

    private static final int LETTERS_END = 0x250;
    private static final int PUNCTUATION = 0x2000;
    private static final int PUNCTUATION_END = 0x2100;
    private static final byte UNKNOWN = 0;
    private static final byte OTHER = 1;
    /** Between two letters, and between two digits, it parts them not. */
    private static final byte JOINT = 2;

    private static final byte JOINT_OF_LETTERS = 3;
    private static final byte JOINT_OF_DIGITS = 4;
    /** An underscore: belongs to words, but is none. */
    private static final byte LINE = 5;

    private static final byte DIGIT = 6;
    private static final byte LETTER = 7;

    private static final byte[] KINDS = kinds();

    private PlainWords() {}

    /** Takes words. */
    @FunctionalInterface
    interface Taker {
        /**
         * A word of the text.
         *
         * @param text all of it
         * @param hash of its characters, as of a string
         */
        void word(char[] text, int start, int end, int hash);
    }

    /** Tells of every word, in their order; false, with some of them told already, when they cannot be found here. */
    static boolean each(String text, Taker taker) {
        char[] chars = text.toCharArray();
        int length = chars.length;
        int other = -1; // the last of those that are in no word
        int at = 0;
        while (at < length) {
            byte kind = kind(chars[at]);
            if (kind < LINE) {
                other = kind == OTHER ? at : other;
                if (kind == UNKNOWN || at - other > LONGEST) {
                    return false;
                }
                at++;
                continue;
            }
            int start = at;
            int hash = chars[at++];
            boolean word = kind != LINE;
            while (at < length) {
                char c = chars[at];
                byte next = kind(c);
                if (next >= LINE) {
                    word |= next != LINE;
                } else if (at + 1 < length && joins(kind, next, kind(chars[at + 1]))) {
                    hash = 31 * hash + c;
                    at++;
                    c = chars[at];
                    next = kind;
                } else {
                    break;
                }
                hash = 31 * hash + c;
                kind = next;
                at++;
            }
            if (at - 1 - other > LONGEST) {
                return false;
            }
            if (word) {
                taker.word(chars, start, at, hash);
            }
        }
        return true;
    }

    private static boolean joins(byte before, byte joint, byte after) {
        return before == after
                && ((before == LETTER && (joint == JOINT || joint == JOINT_OF_LETTERS))
                        || (before == DIGIT && (joint == JOINT || joint == JOINT_OF_DIGITS)));
    }

    private static byte kind(char c) {
        return c < KINDS.length ? KINDS[c] : UNKNOWN;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[PUNCTUATION_END];
        for (int c = 0; c < PUNCTUATION_END; c++) {
            kinds[c] = c < LETTERS_END || c >= PUNCTUATION ? kindOf((char) c) : UNKNOWN;
        }
        return kinds;
    }

    private static byte kindOf(char c) {
        return switch (c) {
            // format characters, and those that may be pictures
            case '\u00a9', '\u00ad', '\u00ae' -> UNKNOWN;
            case '.', '\'', '\u2018', '\u2019', '\u2024' -> JOINT;
            case ':', '\u00b7', '\u2027' -> JOINT_OF_LETTERS;
            case ',', ';' -> JOINT_OF_DIGITS;
            case '_' -> LINE;
            default -> {
                if (c >= PUNCTUATION) {
                    yield isMark(c) ? OTHER : UNKNOWN;
                }
                yield c >= '0' && c <= '9' ? DIGIT : Character.isLetter(c) ? LETTER : OTHER;
            }
        };
    }

    /** Dashes, quotation marks, bullets and the ellipsis, and the euro. */
    private static boolean isMark(char c) {
        return (c >= '\u2010' && c <= '\u2017')
                || (c >= '\u201a' && c <= '\u2026')
                || (c >= '\u2030' && c <= '\u203a')
                || c == '\u20ac';
    }
}
