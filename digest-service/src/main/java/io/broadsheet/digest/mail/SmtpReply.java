package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server said, or why it said nothing, in one line. */
final class SmtpReply {

    private static final int LONGEST_REASON = 500;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SmtpReply() {}

    /** What went wrong, in one line: the innermost cause says most. */
    static String reason(MessagingException failure) {
        Exception cause = failure;
        while (cause instanceof MessagingException messaging && messaging.getNextException() != null) {
            cause = messaging.getNextException();
        }
        String outer = String.valueOf(failure.getMessage());
        String inner = String.valueOf(cause.getMessage());
        return shortened(outer.contains(inner) ? outer : outer + ": " + inner);
    }

    /** Most replies are: one line, and one blank between two words. */
    private static boolean isTidy(String line) {
        char before = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    static String shortened(@Nullable String text) {
        String line = String.valueOf(text).strip();
        line = isTidy(line) ? line : SPACE.matcher(line).replaceAll(" ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
