package io.broadsheet.digest.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A message for one recipient: encoded text with the recipient's values in between. */
final class SplicedMessage {

    private static final byte[] END = ascii("\r\n");
    private static final byte[] EIGHT_BIT_END = ascii("Content-Transfer-Encoding: 8bit\r\n\r\n");

    private final String envelopeSender;
    private final String recipient;
    private final byte[] header;
    private final EncodedMail mail;
    private final Map<MergeField, String> fields;
    private final boolean gainsByEightBits;

    /**
     * A message that is complete.
     *
     * @param recipient the address it goes to, fit for SMTP
     * @param header all fields, each with its line break
     */
    SplicedMessage(
            String envelopeSender,
            String recipient,
            byte[] header,
            EncodedMail mail,
            Map<MergeField, String> fields,
            boolean gainsByEightBits) {
        this.envelopeSender = envelopeSender;
        this.recipient = recipient;
        this.header = header;
        this.mail = mail;
        this.fields = fields;
        this.gainsByEightBits = gainsByEightBits;
    }

    /** The address that bounces go to. */
    String envelopeSender() {
        return envelopeSender;
    }

    /** The address it goes to. */
    String recipient() {
        return recipient;
    }

    /** Whether the recipient's address, and thus the header, has letters beyond ASCII (RFC 6531 and 6532). */
    boolean isInternational() {
        return MailAddress.isInternational(recipient);
    }

    /** Whether a server that takes all eight bits should get the text as it is. */
    boolean gainsByEightBits() {
        return gainsByEightBits;
    }

    /**
     * Writes it.
     *
     * @param asItIs in eight bits, which only a mail may that gains by them
     */
    void writeTo(OutputStream out, boolean asItIs) throws IOException {
        out.write(header);
        out.write(asItIs ? EIGHT_BIT_END : END);
        mail.writeBody(out, fields, asItIs);
    }

    /** How many bytes come before the body where that has seven bits: no line of such a body starts with a dot. */
    int headerSize() {
        return header.length + END.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
