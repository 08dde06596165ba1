package io.broadsheet.digest.mail;

import io.broadsheet.digest.mail.Placeholders.Piece;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.web.util.HtmlUtils;

/**
 * A template's body and headers as the bytes that go over the wire, but for the recipients' values: encoding once and
 * splicing is several times faster than building a message for every recipient.
 */
final class EncodedMail {

    /** Quoted-printable never contains these two characters in a row. */
    private static final String BOUNDARY = "=_broadsheet_alternative";

    /** The last fields of every mail's header. */
    static final byte[] MIME_FIELDS = ("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\""
                    + BOUNDARY + "\"\r\n")
            .getBytes(StandardCharsets.US_ASCII);

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

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Part> body = new ArrayList<>();
    private final Set<MergeField> needed = EnumSet.noneOf(MergeField.class);

    /** Something to write for each recipient. */
    private interface Part {
        void write(OutputStream out, Map<MergeField, String> fields) throws IOException;
    }

    EncodedMail(MailTemplate template) {
        template.headers().forEach(this::header);
        MailContent content = template.content();
        part("text/plain", content.text(), UnaryOperator.identity());
        part("text/html", content.html(), value -> HtmlUtils.htmlEscape(value, StandardCharsets.UTF_8.name()));
        literal("--" + BOUNDARY + "--\r\n");
    }

    private void header(String name, String value) {
        if (!isFree(name)) {
            throw new IllegalArgumentException("header " + name + " is not a template's to set");
        }
        headers.put(name, value);
    }

    /** Whether a header of this name may be added to a mail. */
    static boolean isFree(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !OURS.contains(lower) && !lower.startsWith("content-");
    }

    private void part(String type, String text, UnaryOperator<String> escape) {
        literal("--" + BOUNDARY + "\r\nContent-Type: " + type
                + "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
        for (Piece piece : Placeholders.cut(text)) {
            switch (piece) {
                case Piece.Fixed fixed -> literal(QuotedPrintable.encode(fixed.text()));
                case Piece.Slot slot -> slot(slot.field(), escape);
            }
        }
        literal("\r\n");
    }

    private void slot(MergeField field, UnaryOperator<String> escape) {
        needed.add(field);
        body.add((out, fields) -> out.write(QuotedPrintable.encode(escape.apply(Placeholders.value(field, fields)))));
    }

    private void literal(String ascii) {
        literal(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private void literal(byte[] bytes) {
        body.add((out, fields) -> out.write(bytes));
    }

    /** The template's own headers, with placeholders. */
    Map<String, String> headers() {
        return headers;
    }

    /** Fails unless there is a value for every merge field in the body. */
    void requireValues(Map<MergeField, String> fields) {
        needed.forEach(field -> Placeholders.value(field, fields));
    }

    /** SHA-256 of the body with a recipient's values in it. */
    byte[] bodyHash(Map<MergeField, String> fields) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            writeBody(new DigestOutputStream(OutputStream.nullOutputStream(), digest), fields);
            return digest.digest();
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e); // every JVM has it, and nothing is written anywhere
        }
    }

    /** Writes the body. */
    void writeBody(OutputStream out, Map<MergeField, String> fields) throws IOException {
        for (Part part : body) {
            part.write(out, fields);
        }
    }
}
