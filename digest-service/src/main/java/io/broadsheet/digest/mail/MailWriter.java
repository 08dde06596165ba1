package io.broadsheet.digest.mail;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private volatile @Nullable Dated dated;

    /** A second as headers have it. */
    private static final class Dated {

        private final long second;
        private final byte[] line;

        Dated(Instant now) {
            second = now.getEpochSecond();
            line = HeaderLine.encode("Date", DATE.format(now.atOffset(ZoneOffset.UTC)));
        }
    }

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
        String from = template.header().from();
        String envelope =
                returnAddresses.of(mail.messageId()).map(MailAddress::ascii).orElse(from);
        // everything that can fail for lack of a value fails here, before a server has been spoken to
        template.requireValues(mail.fields());
        String to = MailAddress.of(mail.to());
        List<DkimKey> keys = dkim.of(domainOf(from));
        // a relay that encoded the body on its way would break the signature (RFC 6376, 5.3)
        boolean eightBits = keys.isEmpty() && template.gainsByEightBits(mail.fields());
        byte[] header = signed(header(mail, template.header(), to), keys, mail, template);
        return new SplicedMessage(envelope, to, header, template, mail.fields(), eightBits);
    }

    private EncodedMail encoded(MailTemplate template) {
        synchronized (encoded) {
            return encoded.computeIfAbsent(template, EncodedMail::new);
        }
    }

    private byte[] header(OutgoingMail mail, EncodedHeader header, String to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        header.write(out, mail, to, date(), messageId(mail.messageId(), header.from()));
        return out.toByteArray();
    }

    /** The field of this second. */
    private byte[] date() {
        Instant now = clock.instant();
        Dated last = dated;
        if (last == null || last.second != now.getEpochSecond()) {
            last = new Dated(now);
            dated = last;
        }
        return last.line;
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
}
