package io.broadsheet.ingest.feed;

/** Which characters XML 1.0 has: no control characters but tab and line ends, no halves of pairs. */
final class XmlCharacters {

    private XmlCharacters() {}

    /** The text without those that XML does not have. */
    static String only(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            boolean allowed = isAllowed(text, i);
            if (!allowed && out == null) {
                out = new StringBuilder(text.length()).append(text, 0, i);
            } else if (allowed && out != null) {
                out.append(text.charAt(i));
            }
        }
        return out == null ? text : out.toString();
    }

    /** Whether the text has no others. */
    static boolean areAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c >= Character.MIN_SURROGATE) && !isAllowed(text, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a number is that of one. */
    static boolean is(int number) {
        return number >= ' '
                ? number < Character.MIN_SURROGATE
                        || (number > Character.MAX_SURROGATE && number < 0xFFFE)
                        || (number > 0xFFFF && number <= Character.MAX_CODE_POINT)
                : number == '\n' || number == '\r' || number == '\t';
    }

    private static boolean isAllowed(String text, int at) {
        char c = text.charAt(at);
        return c >= ' ' ? c < 0xFFFE && !isLone(text, at) : c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
