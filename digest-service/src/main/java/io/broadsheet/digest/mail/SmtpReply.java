package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** What a server said, or why it said nothing, in one line. */
final class SmtpReply {

    private static final int LONGEST_REASON = 500;

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

    static String shortened(@Nullable String text) {
        String line = String.valueOf(text).strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
