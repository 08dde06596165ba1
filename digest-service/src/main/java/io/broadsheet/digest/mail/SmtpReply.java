package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Reads what a server said out of angus-mail's chains of exceptions. */
final class SmtpReply {

    private static final int LONGEST_REASON = 500;

    private SmtpReply() {}

    /**
     * Says what became of a mail.
     *
     * @param begun whether the content was asked for
     */
    static SendResult of(MessagingException failure, boolean begun) {
        SMTPAddressFailedException recipient = find(failure, SMTPAddressFailedException.class);
        if (recipient != null && isReply(recipient.getReturnCode())) {
            return reply(recipient.getReturnCode(), recipient.getMessage());
        }
        SMTPSendFailedException command = find(failure, SMTPSendFailedException.class);
        if (command != null && isReply(command.getReturnCode())) {
            boolean aboutSender = !begun && command.getCommand().startsWith("MAIL");
            return aboutSender && command.getReturnCode() >= 500
                    ? new SendResult.SenderRefused(command.getReturnCode(), shortened(command.getMessage()))
                    : reply(command.getReturnCode(), command.getMessage());
        }
        return begun ? new SendResult.Lost(reason(failure)) : new SendResult.NotConnected(reason(failure));
    }

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

    private static boolean isReply(int code) {
        return code >= 400 && code <= 599;
    }

    private static SendResult reply(int code, @Nullable String text) {
        return code >= 500
                ? new SendResult.Refused(code, shortened(text))
                : new SendResult.Deferred(code, shortened(text));
    }

    static String shortened(@Nullable String text) {
        String line = String.valueOf(text).strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    private static <E extends Exception> @Nullable E find(MessagingException failure, Class<E> type) {
        for (Exception each = failure; each != null; ) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
            each = each instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return null;
    }
}
