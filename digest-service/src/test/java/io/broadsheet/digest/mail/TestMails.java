package io.broadsheet.digest.mail;

import io.broadsheet.testsupport.TestMailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mails and settings for tests. */
public final class TestMails {

    public static final Sender SENDER = new Sender("news@broadsheet.example", "The Meta AI Monthly", null);

    private TestMails() {}

    public static MailTemplate template(String subject, String text, String html, Map<String, String> headers) {
        return new MailTemplate(new MailContent(subject, html, text), SENDER, headers);
    }

    /** From whom it is and what it says, as text and as HTML, of the mail to an address. */
    public static String received(TestMailServer server, String to) {
        return server.messages().stream()
                .filter(mail -> header(mail, "To").contains(to))
                .map(mail -> header(mail, "From") + "\n" + parts(mail))
                .collect(Collectors.joining("\n\n"));
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return String.valueOf(mail.getHeader(name, ", "));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String parts(MimeMessage mail) {
        try {
            Multipart parts = (Multipart) mail.getContent();
            return parts.getBodyPart(0).getContent() + "\n"
                    + parts.getBodyPart(1).getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
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

    /** A route to a server on this machine. */
    public record Way(
            String name,
            int port,
            int preference,
            Rate rate,
            @Nullable WarmUp warmUp) {

        public Way(String name, int port, int preference) {
            this(name, port, preference, Rate.ANY, null);
        }

        private SmtpServer server() {
            return new SmtpServer(
                    "127.0.0.1",
                    port,
                    "",
                    "",
                    null,
                    SmtpServer.Security.NONE,
                    SmtpServer.Authentication.AUTO,
                    new SmtpTls(null, null, null),
                    4,
                    preference,
                    rate,
                    warmUp);
        }
    }

    /** Routes, the first of which is called {@code main} whatever its name. */
    public static MailRoutes routes(List<Way> ways, InstantSource clock) {
        Map<String, SmtpServer> others = new LinkedHashMap<>();
        ways.stream().skip(1).forEach(each -> others.put(each.name(), each.server()));
        return routes(ways.getFirst().server(), others, clock);
    }

    static SmtpServer server(
            int port,
            SmtpServer.Security security,
            SmtpServer.Authentication authentication,
            String username,
            SmtpTls tls) {
        return new SmtpServer(
                "127.0.0.1", port, username, "söcret", null, security, authentication, tls, 4, 10, Rate.ANY, null);
    }

    /** The only route, without return addresses of each mail's own and without signatures. */
    static MailRoutes routes(SmtpServer server, InstantSource clock) {
        return routes(server, Map.of(), clock);
    }

    static MailRoutes routes(SmtpServer main, Map<String, SmtpServer> others, InstantSource clock) {
        return new MailConfiguration()
                .mailRoutes(main, properties(others), new ReturnAddresses(null, new byte[16]), DkimKeys.NONE, clock);
    }

    /** The only route, to a server on this machine. */
    public static MailRoutes routes(int port, InstantSource clock) {
        return routes(List.of(new Way(MailRoutes.MAIN, port, 10)), clock);
    }

    /** A transport to a server on this machine. */
    static MailTransport transport(int port, InstantSource clock) {
        return routes(port, clock).all().getFirst();
    }
}
