package io.broadsheet.digest.mail;

/** Tells the addresses that most people have, which need no thought, from those that may have anything in them. */
final class PlainAddress {

    private static final int MAXIMUM_LENGTH = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;

    private PlainAddress() {}

    /** Whether an address has nothing but ASCII letters, digits, and single dots and hyphens between them, or + and _. */
    static boolean is(String address) {
        int at = address.indexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && address.length() <= MAXIMUM_LENGTH
                && isLocalPart(address, at)
                && isDomain(address, at + 1);
    }

    private static boolean isLocalPart(String address, int end) {
        boolean afterDot = true;
        for (int i = 0; i < end; i++) {
            char c = address.charAt(i);
            if (c == '.' ? afterDot : !(isLetterOrDigit(c) || c == '-' || c == '_' || c == '+')) {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot;
    }

    private static boolean isDomain(String address, int start) {
        int label = 0;
        for (int i = start; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean inPlace = isLetterOrDigit(c)
                    || (label > 0 && (c == '-' || (c == '.' && isLetterOrDigit(address.charAt(i - 1)))));
            if (!inPlace) {
                return false;
            }
            label = c == '.' ? 0 : label + 1;
            if (label > LONGEST_LABEL) {
                return false;
            }
        }
        return label > 0 && isLetterOrDigit(address.charAt(address.length() - 1));
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
