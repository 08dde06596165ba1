package io.broadsheet.standalone.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail taken apart for people and tests to read.
 *
 * @param recipients addresses of the envelope
 * @param date what the mail says, null when it does not
 * @param text the plain text alternative, empty when there is none
 * @param html the HTML alternative, empty when there is none
 * @param headers all values of each header, in the order of the mail
 * @param size in bytes, of the whole mail
 */
record Mail(
        MailId id,
        String messageId,
        Address from,
        List<Address> to,
        List<Address> cc,
        List<Address> replyTo,
        List<String> recipients,
        String returnPath,
        String subject,
        @Nullable Instant date,
        String text,
        String html,
        List<Attachment> attachments,
        Map<String, List<String>> headers,
        int size) {

    /** A mailbox of a header; {@code name} may be empty. */
    record Address(String name, String address) {

        /** The name where there is one. */
        public String display() {
            return name.isEmpty() ? address : name;
        }
    }

    /** A part that is not shown as text. */
    record Attachment(String fileName, String contentType, int size) {}
}
