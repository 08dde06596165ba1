package io.broadsheet.digest.mail;

import java.util.Map;

/**
 * One mail to one recipient.
 *
 * @param template shared with other recipients
 * @param to the recipient's address
 * @param fields a value for every merge field that the template contains
 * @param messageId the same at every attempt; without angle brackets, a missing domain is added
 * @param headers further headers of this mail alone; those of the template win
 */
public record OutgoingMail(
        MailTemplate template,
        String to,
        Map<MergeField, String> fields,
        String messageId,
        Map<String, String> headers) {

    /** Whether only some servers can take it: it is to somebody with letters beyond ASCII before the @ (RFC 6531). */
    public boolean isInternational() {
        return MailAddress.isInternational(to);
    }
}
