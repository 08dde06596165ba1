package io.broadsheet.digest.mail;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Mails and settings for tests. */
public final class TestMails {

    public static final Sender SENDER = new Sender("news@broadsheet.example", "The Meta AI Monthly", null);

    private TestMails() {}

    public static MailTemplate template(String subject, String text, String html, Map<String, String> headers) {
        return new MailTemplate(new MailContent(subject, html, text), SENDER, headers);
    }

    static OutgoingMail mail(MailTemplate template, String to, Map<MergeField, String> fields) {
        return new OutgoingMail(template, to, fields, "0198-abc", Map.of());
    }

    static OutgoingMail plain(String to) {
        return mail(template("Hello", "text", "<p>html</p>", Map.of()), to, new EnumMap<>(MergeField.class));
    }

    static MailProperties properties(int port) {
        return new MailProperties(
                "127.0.0.1",
                port,
                "",
                "",
                null,
                MailProperties.Security.NONE,
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                "client.example",
                null,
                null);
    }

    /** A transport to a server on this machine. */
    public static MailTransport transport(int port, java.time.InstantSource clock) {
        return new MailConfiguration().mailTransport(properties(port), clock);
    }
}
