package io.broadsheet.digest.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Takes mails apart, however badly they are put together: what cannot be decoded is taken as it stands. */
public final class MailReader {

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 40;
    private static final int LONGEST_TEXT = 128 * 1024;
    private static final int LONGEST_HEADER = 1_000;

    private final Session session = Session.getInstance(new Properties());

    /** Reads a mail from its bytes, which may end early. */
    public ReceivedMail read(byte[] raw) {
        byte[] source = withLineFeeds(raw);
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(source));
            List<ReceivedMail.Part> parts = new ArrayList<>();
            collect(message, 0, parts);
            return new ReceivedMail(headers(message), parts);
        } catch (MessagingException | IOException e) {
            String text = new String(source, 0, Math.min(source.length, LONGEST_TEXT), StandardCharsets.ISO_8859_1);
            MailHeaders headers = MailHeaders.parse(text);
            return new ReceivedMail(headers, List.of(new ReceivedMail.Part("text/plain", headers, text)));
        }
    }

    /** Archives of old Macs end lines with a carriage return alone. */
    private static byte[] withLineFeeds(byte[] source) {
        for (byte each : source) {
            if (each == '\n') {
                return source;
            }
        }
        byte[] lines = source.clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i] == '\r' ? (byte) '\n' : lines[i];
        }
        return lines;
    }

    private void collect(Part part, int depth, List<ReceivedMail.Part> parts) throws MessagingException, IOException {
        if (parts.size() == MOST_PARTS) {
            return;
        }
        String type = type(part);
        if (type.startsWith("multipart/") && depth < DEEPEST && collectAll(part, depth, parts)) {
            return;
        }
        parts.add(new ReceivedMail.Part(type, headers(part), text(part)));
    }

    private boolean collectAll(Part part, int depth, List<ReceivedMail.Part> parts) throws IOException {
        try (InputStream content = part.getInputStream()) {
            MimeMultipart inner = new MimeMultipart(new ByteArrayDataSource(content, part.getContentType()));
            int before = parts.size();
            for (int i = 0; i < inner.getCount(); i++) {
                BodyPart each = inner.getBodyPart(i);
                collect(each, depth + 1, parts);
            }
            return parts.size() > before;
        } catch (MessagingException e) {
            return false; // no boundary, or no part: its text is all there is
        }
    }

    private static String type(Part part) throws MessagingException {
        String type = part.getContentType();
        try {
            return new ContentType(type).getBaseType().toLowerCase(Locale.ROOT);
        } catch (ParseException e) {
            return type == null ? "text/plain" : type.split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        byte[] bytes;
        try (InputStream content = part.getInputStream()) {
            bytes = content.readNBytes(LONGEST_TEXT);
        } catch (IOException e) {
            return ""; // its encoding is broken from the first line
        }
        return new String(bytes, charset(part));
    }

    private static Charset charset(Part part) throws MessagingException {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (ParseException | IllegalArgumentException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static MailHeaders headers(Part part) throws MessagingException {
        List<MailHeaders.Field> fields = new ArrayList<>();
        for (Header header : Collections.list(part.getAllHeaders())) {
            fields.add(new MailHeaders.Field(header.getName(), decoded(header.getValue())));
        }
        return new MailHeaders(fields);
    }

    private static String decoded(String value) {
        String whole = value.replaceAll("\\r?\\n[ \\t]*", " ").strip();
        String line = whole.length() <= LONGEST_HEADER ? whole : whole.substring(0, LONGEST_HEADER);
        try {
            return MimeUtility.decodeText(line);
        } catch (java.io.UnsupportedEncodingException e) {
            return line;
        }
    }
}
