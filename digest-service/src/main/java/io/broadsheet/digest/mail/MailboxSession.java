package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Knows how to get to the mailbox: address, encryption, credentials, time limits. */
final class MailboxSession {

    private final MailboxProperties properties;
    private final Session session;

    MailboxSession(MailboxProperties properties) {
        this.properties = properties;
        this.session = Session.getInstance(settings(properties));
    }

    IMAPStore connect() throws MessagingException {
        IMAPStore store = (IMAPStore) session.getStore("imap");
        store.connect(properties.host(), properties.port(), properties.username(), password());
        return store;
    }

    /** Read at every connect, so that a changed secret file needs no restart. */
    private String password() throws MessagingException {
        if (properties.passwordFile() == null) {
            return properties.password();
        }
        try (var lines = Files.lines(properties.passwordFile())) {
            return lines.findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            throw new MessagingException("mail.inbox.password-file %s cannot be read: %s"
                    .formatted(properties.passwordFile(), e.getMessage()));
        }
    }

    private static Properties settings(MailboxProperties properties) {
        Properties settings = new Properties();
        String millis = String.valueOf(properties.timeout().toMillis());
        settings.put("mail.imap.connectiontimeout", millis);
        settings.put("mail.imap.timeout", millis);
        settings.put("mail.imap.writetimeout", millis);
        settings.put("mail.imap.ssl.checkserveridentity", "true");
        settings.put("mail.imap.peek", "true"); // people who look into the mailbox see what they have not read
        switch (properties.security()) {
            case NONE -> settings.put("mail.imap.starttls.enable", "false");
            case STARTTLS -> {
                settings.put("mail.imap.starttls.enable", "true");
                settings.put("mail.imap.starttls.required", "true");
            }
            case TLS -> settings.put("mail.imap.ssl.enable", "true");
        }
        return settings;
    }
}
