package io.broadsheet.digest.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template's body and headers as the bytes that go over the wire, but for the recipients' values: encoding once and
 * splicing is several times faster than building a message for every recipient.
 */
final class EncodedMail {

    /** So much larger an encoded text must be for another form to be worth having: that of scripts other than Latin is. */
    private static final double WORTH_IT = 1.25;

    /** Fields that only this package may write. */
    private static final Set<String> OURS = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "sender",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "return-path",
            "reply-to");

    private final EncodedHeader header;
    private final Set<MergeField> needed = EnumSet.noneOf(MergeField.class);
    private final EncodedBody sevenBit;
    private final @Nullable EncodedBody eightBit;

    EncodedMail(MailTemplate template) {
        header = new EncodedHeader(template);
        MailContent content = template.content();
        needed.addAll(Placeholders.fields(content.text()));
        needed.addAll(Placeholders.fields(content.html()));
        sevenBit = new EncodedBody(content, "quoted-printable", QuotedPrintable::encode);
        eightBit = EightBit.takes(content.text()) && EightBit.takes(content.html()) ? eightBit(content) : null;
    }

    private @Nullable EncodedBody eightBit(MailContent content) {
        EncodedBody body = new EncodedBody(content, "8bit", EightBit::encode);
        return sevenBit.size() > WORTH_IT * body.size() ? body : null;
    }

    /** Whether a header of this name may be added to a mail. */
    static boolean isFree(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !OURS.contains(lower) && !lower.startsWith("content-");
    }

    EncodedHeader header() {
        return header;
    }

    /** Fails unless there is a value for every merge field in the body. */
    void requireValues(Map<MergeField, String> fields) {
        needed.forEach(field -> Placeholders.value(field, fields));
    }

    /** Whether it is worth asking a server to take these values' mail as it is. */
    boolean gainsByEightBits(Map<MergeField, String> fields) {
        return eightBit != null && EightBit.takes(fields);
    }

    /** SHA-256 of the encoded body with a recipient's values in it. */
    byte[] bodyHash(Map<MergeField, String> fields) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            writeBody(new DigestOutputStream(OutputStream.nullOutputStream(), digest), fields, false);
            return digest.digest();
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e); // every JVM has it, and nothing is written anywhere
        }
    }

    /**
     * Writes the body.
     *
     * @param asItIs in eight bits, if there is such a form
     */
    void writeBody(OutputStream out, Map<MergeField, String> fields, boolean asItIs) throws IOException {
        EncodedBody body = asItIs && eightBit != null ? eightBit : sevenBit;
        body.write(out, fields);
    }
}
