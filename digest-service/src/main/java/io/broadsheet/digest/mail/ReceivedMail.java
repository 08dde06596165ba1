package io.broadsheet.digest.mail;

import java.util.List;

/**
 * A mail that came in, as text: whoever looks into it need not know MIME.
 *
 * @param headers decoded
 * @param parts in their order, flat; a mail within the mail is one part
 */
public record ReceivedMail(MailHeaders headers, List<Part> parts) {

    /**
     * One part.
     *
     * @param type such as {@code text/plain}, in lower case, without parameters
     * @param headers of the part
     * @param text decoded and cut off where it becomes too long; of a mail within the mail its source, headers first
     */
    public record Part(String type, MailHeaders headers, String text) {

        /** Whether it is the mail, or the head of the mail, that this one is about. */
        public boolean isOriginal() {
            return type.equals("message/rfc822")
                    || type.equals("message/global")
                    || type.equals("text/rfc822-headers")
                    || type.equals("message/global-headers")
                    || type.equals("message/rfc822-headers")
                    || type.equals("message/partial");
        }
    }

    public ReceivedMail {
        parts = List.copyOf(parts);
    }
}
