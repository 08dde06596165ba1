package io.broadsheet.digest.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns mails into messages; keeps the encoded form of the templates used last. */
final class MailWriter {

    private static final int TEMPLATES_KEPT = 16;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final MailProperties properties;
    private final ReturnAddresses returnAddresses;
    private final DkimKeys dkim;
    private final InstantSource clock;
    private final Map<MailTemplate, EncodedMail> encoded = new LinkedHashMap<>(TEMPLATES_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MailTemplate, EncodedMail> eldest) {
            return size() > TEMPLATES_KEPT;
        }
    };

    /** A writer of mails without signatures. */
    MailWriter(MailProperties properties, ReturnAddresses returnAddresses, InstantSource clock) {
        this(properties, returnAddresses, DkimKeys.NONE, clock);
    }

    MailWriter(MailProperties properties, ReturnAddresses returnAddresses, DkimKeys dkim, InstantSource clock) {
        this.properties = properties;
        this.returnAddresses = returnAddresses;
        this.dkim = dkim;
        this.clock = clock;
    }

    /**
     * Makes the message.
     *
     * @throws IllegalArgumentException when an address, header or missing value makes the mail unfit to be sent
     */
    SplicedMessage write(OutgoingMail mail) {
        EncodedMail template = encoded(mail.template());
        String from = MailAddress.ascii(mail.template().sender().address());
        String envelope =
                returnAddresses.of(mail.messageId()).map(MailAddress::ascii).orElse(from);
        // everything that can fail for lack of a value fails here, before a server has been spoken to
        template.requireValues(mail.fields());
        String to = MailAddress.of(mail.to());
        List<DkimKey> keys = dkim.of(domainOf(from));
        // a relay that encoded the body on its way would break the signature (RFC 6376, 5.3)
        boolean eightBits = keys.isEmpty() && template.gainsByEightBits(mail.fields());
        byte[] header = signed(header(mail, template, from, to), keys, mail, template);
        return new SplicedMessage(envelope, to, header, template, mail.fields(), eightBits);
    }

    private EncodedMail encoded(MailTemplate template) {
        synchronized (encoded) {
            return encoded.computeIfAbsent(template, EncodedMail::new);
        }
    }

    private byte[] header(OutgoingMail mail, EncodedMail template, String from, String to) {
        Sender sender = mail.template().sender();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        out.writeBytes(HeaderLine.encoded("From", mailbox(from, sender.name())));
        if (sender.replyTo() != null) {
            write(out, "Reply-To", MailAddress.ascii(sender.replyTo()));
        }
        out.writeBytes(HeaderLine.encoded("To", to));
        write(out, "Subject", filled(mail.template().content().subject(), mail.fields()));
        write(out, "Date", DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        write(out, "Message-ID", "<" + messageId(mail.messageId(), from) + ">");
        mail.headers().forEach((name, value) -> {
            if (EncodedMail.isFree(name) && !template.headers().containsKey(name)) {
                write(out, name, value);
            }
        });
        template.headers().forEach((name, value) -> write(out, name, filled(value, mail.fields())));
        out.writeBytes(EncodedMail.MIME_FIELDS);
        return out.toByteArray();
    }

    /** The header with its signatures. */
    private byte[] signed(byte[] header, List<DkimKey> keys, OutgoingMail mail, EncodedMail template) {
        if (keys.isEmpty()) {
            return header;
        }
        byte[] bodyHash = template.bodyHash(mail.fields());
        ByteArrayOutputStream out = new ByteArrayOutputStream(header.length + 1024);
        out.writeBytes(new DkimSigner(keys, header, bodyHash, clock.instant().getEpochSecond()).signatures());
        out.writeBytes(header);
        return out.toByteArray();
    }

    private static String filled(String text, Map<MergeField, String> fields) {
        return Placeholders.fill(text, fields, UnaryOperator.identity());
    }

    private static void write(ByteArrayOutputStream out, String name, String value) {
        out.writeBytes(HeaderLine.encode(name, value));
    }

    private String messageId(String id, String from) {
        if (id.indexOf('@') >= 0) {
            return id;
        }
        String domain = properties.messageIdDomain();
        return id + "@" + (domain == null || domain.isBlank() ? domainOf(from) : domain);
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
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
