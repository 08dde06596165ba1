package io.broadsheet.ingest.article;

/**
 * How many words a text has: runs of letters and digits, also across one apostrophe, full stop or hyphen. Every article
 * is counted, so it goes without a branch for each word's beginning and end, which no processor foresees.
 */
final class WordCount {

    private static final int OTHER = 0;
    private static final int OF_WORD = 1;
    private static final int JOINT = 2;

    private static final byte[] KINDS = new byte[0x250];

    static {
        for (char c = 0; c < KINDS.length; c++) {
            KINDS[c] = (byte) kindOf(c);
        }
    }

    private WordCount() {}

    static int of(String text) {
        char[] chars = text.toCharArray();
        int words = 0;
        int before = OTHER;
        int joined = 0; // 1 when the character before is a joint behind a word
        for (int at = 0; at < chars.length; at++) {
            char c = chars[at];
            int kind;
            if (c < KINDS.length) {
                kind = KINDS[c];
            } else {
                kind = kindOf(Character.codePointAt(chars, at));
                at += Character.isHighSurrogate(c) && kind == OF_WORD ? 1 : 0;
            }
            words += kind & ~(before | joined) & OF_WORD;
            joined = kind >> 1 & before;
            before = kind & OF_WORD;
        }
        return words;
    }

    private static int kindOf(int c) {
        return switch (c) {
            case '\'', '’', '.', '-' -> JOINT;
            default ->
                switch (Character.getType(c)) {
                    case Character.UPPERCASE_LETTER,
                            Character.LOWERCASE_LETTER,
                            Character.TITLECASE_LETTER,
                            Character.MODIFIER_LETTER,
                            Character.OTHER_LETTER,
                            Character.DECIMAL_DIGIT_NUMBER,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> OF_WORD;
                    default -> OTHER;
                };
        };
    }
}
