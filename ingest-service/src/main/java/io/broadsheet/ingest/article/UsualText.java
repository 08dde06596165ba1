package io.broadsheet.ingest.article;

/** The kinds of characters between the tags of {@link UsualMarkup}, in bits: most texts need no branch for each. */
final class UsualText {

    static final int SPACE = 1;
    /** Of blanks other than spaces; these have the bit of spaces as well. */
    static final int BLANK = 2;
    /** Begins markup. */
    static final int MARKUP = 4;
    /** Left to a parser. */
    static final int UNUSUAL = 8;

    private static final byte[] KINDS = new byte[0x100];

    static {
        for (char c = 0; c < KINDS.length; c++) {
            KINDS[c] = switch (c) {
                case ' ' -> SPACE;
                case '\n', '\t', '\u00a0' -> SPACE | BLANK;
                case '<', '&' -> MARKUP;
                case '>' -> UNUSUAL;
                default -> c < ' ' || (c >= 0x7F && c < 0xA0) ? (byte) UNUSUAL : 0;
            };
        }
    }

    private UsualText() {}

    static int kind(char c) {
        if (c < KINDS.length) {
            return KINDS[c];
        }
        return c >= Character.MIN_SURROGATE ? UNUSUAL : c == '\u200b' ? SPACE | BLANK : 0;
    }
}
