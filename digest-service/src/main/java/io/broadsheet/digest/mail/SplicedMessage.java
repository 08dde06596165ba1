package io.broadsheet.digest.mail;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** A message that angus-mail sends, but that is written by us: encoded text with one recipient's values in between. */
final class SplicedMessage extends SMTPMessage {

    private final byte[] header;
    private final EncodedMail mail;
    private final Map<MergeField, String> fields;
    private boolean begun;

    SplicedMessage(
            Session session, String envelopeSender, byte[] header, EncodedMail mail, Map<MergeField, String> fields) {
        super(session);
        setEnvelopeFrom(envelopeSender);
        this.header = header;
        this.mail = mail;
        this.fields = fields;
    }

    /** Whether the server has asked for the content, so that it may have taken the mail even if it did not say so. */
    boolean begun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
        begun = true;
        writeTo(out);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(header);
        mail.writeBody(out, fields);
    }
}
