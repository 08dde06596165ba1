package io.broadsheet.ingest.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code Tue, 03 Nov 2026 08:30:00 GMT} or {@code +0100}, as most feeds date their entries, letter by letter. */
final class UsualDates {

    private static final String DAYS = "Mon,Tue,Wed,Thu,Fri,Sat,Sun,";
    private static final String MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
    private static final int NAME = 4;
    private static final int ZONE = 26;

    private UsualDates() {}

    /** Nothing when it is written otherwise, or there is no such date: others may know more. */
    static @Nullable Instant parse(String text) {
        if (text.length() < ZONE + 3 || !isLaidOut(text) || place(DAYS, text, 0) < 0) {
            return null;
        }
        int month = place(MONTHS, text, 8);
        Integer offset = offset(text);
        if (month < 0 || offset == null) {
            return null;
        }
        return DateParts.instant(
                100 * number(text, 12) + number(text, 14),
                month + 1,
                number(text, 5),
                number(text, 17),
                number(text, 20),
                number(text, 23),
                offset);
    }

    private static boolean isLaidOut(String text) {
        for (int i = NAME; i < ZONE; i++) {
            char c = text.charAt(i);
            boolean fits = switch (i) {
                case 4, 7, 11, 16, 25 -> c == ' ';
                case 8, 9, 10 -> true;
                case 19, 22 -> c == ':';
                default -> isDigit(c);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Which of the names, four characters each, stands there; -1 for none. */
    private static int place(String names, String text, int at) {
        for (int i = 0; i < names.length(); i += NAME) {
            if (names.regionMatches(i, text, at, NAME)) {
                return i / NAME;
            }
        }
        return -1;
    }

    /** In minutes. */
    private static @Nullable Integer offset(String text) {
        if (text.length() == ZONE + 3) {
            return text.endsWith("GMT") ? 0 : null;
        }
        char sign = text.charAt(ZONE);
        boolean digits = text.length() == ZONE + 5 && (sign == '+' || sign == '-');
        for (int i = ZONE + 1; digits && i < text.length(); i++) {
            digits = isDigit(text.charAt(i));
        }
        if (!digits) {
            return null;
        }
        int minutes = 60 * number(text, ZONE + 1) + number(text, ZONE + 3);
        return sign == '-' ? -minutes : minutes;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }
}
