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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mail as a file (RFC 5322): subject, sender's name, date, and its HTML or else its text part. */
final class MailFile {

    private static final int DEEPEST = 8;
    /** With a blank behind the colon, or else a name such as re:Invent would lose its first half. */
    private static final Pattern PASSED_ON = Pattern.compile(
            "(?i)^\\s*(?:PREFIX\\s*)*PREFIX\\s+".replace("PREFIX", "(?:re|fwd?|aw|wg|tr|sv|vs|rv|antw)(?:\\[\\d+])?:"));

    private MailFile() {}

    static FileContent read(byte[] bytes) {
        try {
            var message = new MimeMessage(Session.getInstance(settings()), new ByteArrayInputStream(bytes));
            if (message.getSubject() == null && message.getFrom() == null) {
                return new FileContent.Refused("not a mail: it has neither Subject nor From");
            }
            Date date = message.getSentDate();
            return new Draft(
                            new FrontMatter(Map.of(), ""),
                            subject(message.getSubject()),
                            null,
                            sender(message.getFrom()),
                            date == null ? null : date.toInstant(),
                            null,
                            text(message, subject(message.getSubject())))
                    .finish();
        } catch (MessagingException | IOException e) {
            return new FileContent.Refused("not a mail that can be read: " + e.getMessage());
        }
    }

    /** Headers in plain UTF-8, as RFC 6532 has them and programs have saved them for longer. */
    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("mail.mime.allowutf8", "true");
        return settings;
    }

    /** Without what programs put before it when a mail is passed on. */
    private static @Nullable String subject(@Nullable String given) {
        String bare = given == null ? "" : PASSED_ON.matcher(given).replaceFirst("");
        return bare.isBlank() ? given : bare;
    }

    private static @Nullable String sender(Address @Nullable [] from) {
        return from != null && from.length > 0 && from[0] instanceof InternetAddress address
                ? address.getPersonal()
                : null;
    }

    private static ArticleText text(Part message, @Nullable String subject) throws MessagingException, IOException {
        String html = find(message, "text/html", 0);
        if (html != null) {
            return ArticleText.ofHtml(Newsletter.article(html, subject), "");
        }
        String plain = find(message, "text/plain", 0);
        return plain == null ? ArticleText.NONE : ArticleText.ofPlain(Newsletter.text(plain));
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
