package io.broadsheet.digest.mail;

import java.time.Duration;
import java.time.InstantSource;
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

    static MailProperties properties(Map<String, SmtpServer> routes) {
        return new MailProperties(
                routes,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                "client.example",
                null,
                null);
    }

    static SmtpServer server(int port, int preference) {
        return new SmtpServer("127.0.0.1", port, "", "", null, SmtpServer.Security.NONE, 4, preference);
    }

    /** The only route, to a server on this machine. */
    public static MailRoutes routes(int port, InstantSource clock) {
        return new MailConfiguration()
                .mailRoutes(server(port, 10), properties(Map.of()), new ReturnAddresses(null, new byte[16]), clock);
    }

    /** A transport to a server on this machine. */
    static MailTransport transport(int port, InstantSource clock) {
        return routes(port, clock).all().getFirst();
    }
}
