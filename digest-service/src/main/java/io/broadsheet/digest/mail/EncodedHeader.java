package io.broadsheet.digest.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A template's header as the bytes that go over the wire, but for what is each recipient's own. */
final class EncodedHeader {

    /** The last fields of every mail's header, but for one that says that the body has eight bits. */
    private static final byte[] MIME_FIELDS = ("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\""
                    + EncodedBody.BOUNDARY + "\"\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final String from;
    private final byte[] sender;
    private final Line subject;
    private final Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Line> others = new ArrayList<>();

    /** One field, written anew for each recipient only if it has a recipient's values in it. */
    private static final class Line {

        private final String name;
        private final String value;
        private final byte @Nullable [] encoded;

        Line(String name, String value) {
            this.name = name;
            this.value = value;
            this.encoded = value.indexOf(MergeField.OPEN) < 0 ? HeaderLine.encode(name, value) : null;
        }

        void write(ByteArrayOutputStream out, Map<MergeField, String> fields) {
            out.writeBytes(
                    encoded == null
                            ? HeaderLine.encode(name, Placeholders.fill(value, fields, UnaryOperator.identity()))
                            : encoded);
        }
    }

    /**
     * Encodes what is the same for all recipients.
     *
     * @throws IllegalArgumentException when an address or a header makes the template's mails unfit to be sent
     */
    EncodedHeader(MailTemplate template) {
        Sender author = template.sender();
        from = MailAddress.ascii(author.address());
        var out = new ByteArrayOutputStream();
        out.writeBytes(HeaderLine.encoded("From", mailbox(from, author.name())));
        if (author.replyTo() != null) {
            out.writeBytes(HeaderLine.encode("Reply-To", MailAddress.ascii(author.replyTo())));
        }
        sender = out.toByteArray();
        subject = new Line("Subject", template.content().subject());
        template.headers().forEach(this::header);
        own.forEach((name, value) -> others.add(new Line(name, value)));
    }

    private void header(String name, String value) {
        if (!EncodedMail.isFree(name)) {
            throw new IllegalArgumentException("header " + name + " is not a template's to set");
        }
        own.put(name, value);
    }

    /** The sender's address. */
    String from() {
        return from;
    }

    /**
     * Writes all fields but those that say that a body has eight bits, or sign it.
     *
     * @param to as a header has it
     * @param date the line, with its break
     * @param messageId with its domain
     */
    void write(ByteArrayOutputStream out, OutgoingMail mail, String to, byte[] date, String messageId) {
        out.writeBytes(sender);
        out.writeBytes(HeaderLine.encoded("To", to));
        subject.write(out, mail.fields());
        out.writeBytes(date);
        out.writeBytes(HeaderLine.encode("Message-ID", "<" + messageId + ">"));
        mail.headers().forEach((name, value) -> {
            if (EncodedMail.isFree(name) && !own.containsKey(name)) {
                out.writeBytes(HeaderLine.encode(name, value));
            }
        });
        others.forEach(each -> each.write(out, mail.fields()));
        out.writeBytes(MIME_FIELDS);
    }

    private static String mailbox(String address, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return address;
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the sender's name contains a line break or control character");
        }
        try {
            return new InternetAddress(address, name, StandardCharsets.UTF_8.name())
                    .toString()
                    .replaceAll("[\r\n]+", "");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
