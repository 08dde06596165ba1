package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleText;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail as a file (RFC 5322): subject, sender's name, date, and its HTML or else its text part. */
final class MailFile {

    private static final int DEEPEST = 8;

    private MailFile() {}

    static FileContent read(byte[] bytes) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            if (message.getSubject() == null && message.getFrom() == null) {
                return new FileContent.Refused("not a mail: it has neither Subject nor From");
            }
            Date date = message.getSentDate();
            return new Draft(
                            new FrontMatter(Map.of(), ""),
                            message.getSubject(),
                            null,
                            sender(message.getFrom()),
                            date == null ? null : date.toInstant(),
                            null,
                            text(message))
                    .finish();
        } catch (MessagingException | IOException e) {
            return new FileContent.Refused("not a mail that can be read: " + e.getMessage());
        }
    }

    private static @Nullable String sender(Address @Nullable [] from) {
        return from != null && from.length > 0 && from[0] instanceof InternetAddress address
                ? address.getPersonal()
                : null;
    }

    private static ArticleText text(Part message) throws MessagingException, IOException {
        String html = find(message, "text/html", 0);
        if (html != null) {
            return ArticleText.ofHtml(html, "");
        }
        String plain = find(message, "text/plain", 0);
        return plain == null ? ArticleText.NONE : ArticleText.ofPlain(Ending.trim(plain));
    }

    private static @Nullable String find(Part part, String type, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return null;
        }
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = find(parts.getBodyPart(i), type, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
