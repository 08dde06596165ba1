package io.broadsheet.digest.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A message for one recipient: encoded text with the recipient's values in between. */
final class SplicedMessage {

    private final String envelopeSender;
    private final byte[] header;
    private final EncodedMail mail;
    private final Map<MergeField, String> fields;

    SplicedMessage(String envelopeSender, byte[] header, EncodedMail mail, Map<MergeField, String> fields) {
        this.envelopeSender = envelopeSender;
        this.header = header;
        this.mail = mail;
        this.fields = fields;
    }

    /** The address that bounces go to. */
    String envelopeSender() {
        return envelopeSender;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(header);
        mail.writeBody(out, fields);
    }
}
