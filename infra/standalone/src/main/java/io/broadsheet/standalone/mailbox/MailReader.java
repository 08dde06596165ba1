package io.broadsheet.standalone.mailbox;

import io.broadsheet.standalone.mailbox.Mail.Address;
import io.broadsheet.standalone.mailbox.Mail.Attachment;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a received mail apart; a broken part is only named, since a mailbox must show every mail. */
final class MailReader {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();

    private MailReader() {}

    static Mail read(MailId id, byte[] bytes) throws MessagingException {
        var message = new MimeMessage(null, new ByteArrayInputStream(bytes));
        var reader = new MailReader();
        reader.take(message);
        List<Address> from = addresses(message.getHeader("From", ","));
        String[] recipients = message.getHeader(MailDelivery.RECIPIENT_HEADER);
        return new Mail(
                id,
                strip(message.getMessageID()),
                from.isEmpty() ? new Address("", "") : from.getFirst(),
                addresses(message.getHeader(RecipientType.TO.toString(), ",")),
                addresses(message.getHeader(RecipientType.CC.toString(), ",")),
                addresses(message.getHeader("Reply-To", ",")),
                recipients == null ? List.of() : List.of(recipients),
                strip(message.getHeader("Return-Path", null)),
                Objects.requireNonNullElse(message.getSubject(), ""),
                message.getSentDate() == null ? null : message.getSentDate().toInstant(),
                reader.text.toString(),
                reader.html.toString(),
                reader.attachments,
                headers(message),
                bytes.length);
    }

    private void take(Part part) throws MessagingException {
        try {
            takeWhole(part);
        } catch (MessagingException | IOException e) {
            attachments.add(new Attachment("", "unreadable " + part.getContentType(), Math.max(0, part.getSize())));
        }
    }

    private void takeWhole(Part part) throws MessagingException, IOException {
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!attached && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart each = several.getBodyPart(i);
                take(each);
            }
        } else if (!attached && part.isMimeType("text/html")) {
            html.append(content(part));
        } else if (!attached && part.isMimeType("text/*")) {
            text.append(content(part));
        } else {
            String name = Objects.requireNonNullElse(part.getFileName(), "");
            attachments.add(new Attachment(name, part.getContentType(), Math.max(0, part.getSize())));
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        try {
            return part.getContent().toString();
        } catch (IOException e) { // an encoding that Java does not know
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<Address> addresses(@Nullable String header) {
        if (header == null) {
            return List.of();
        }
        try {
            return Arrays.stream(InternetAddress.parseHeader(header, false))
                    .map(each -> new Address(
                            Objects.requireNonNullElse(each.getPersonal(), ""),
                            Objects.requireNonNullElse(each.getAddress(), "")))
                    .toList();
        } catch (MessagingException e) {
            return List.of(new Address("", header));
        }
    }

    private static Map<String, List<String>> headers(MimeMessage message) throws MessagingException {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            result.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(header.getValue().replaceAll("\r?\n[ \t]+", " "));
        }
        return result;
    }

    private static String strip(@Nullable String address) {
        return address == null ? "" : address.strip().replaceAll("^<|>$", "");
    }
}
