package io.broadsheet.standalone;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** One reader's inbox, read over IMAP as that reader's mail program would. */
record Inbox(int imapPort, String address) {

    /** A mail as its reader sees it, and {@code raw} as it came, a character a byte. */
    record Mail(String subject, String html, String text, String unsubscribe, String oneClick, String raw) {}

    List<Mail> mails() {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imapPort, address, address);
            try (Folder folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                List<Mail> mails = new ArrayList<>();
                for (Message message : folder.getMessages()) {
                    mails.add(read(message));
                }
                return mails;
            }
        } catch (jakarta.mail.AuthenticationFailedException e) {
            return List.of(); // the mailbox comes into being with its first mail
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("could not read the inbox of " + address, e);
        }
    }

    Optional<Mail> withSubject(String part) {
        return mails().stream().filter(mail -> mail.subject().contains(part)).findFirst();
    }

    private static Mail read(Message message) throws MessagingException, IOException {
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return new Mail(
                message.getSubject(),
                body(message, "text/html"),
                body(message, "text/plain"),
                header(message, "List-Unsubscribe"),
                header(message, "List-Unsubscribe-Post"),
                raw.toString(StandardCharsets.ISO_8859_1));
    }

    private static String header(Message message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? "" : String.join("", values).replaceAll("\\s", "");
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                String found = body(multipart.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
