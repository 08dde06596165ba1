package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes to the mail servers as for a mail, but sends none, and tells what was there. */
public final class SmtpInspection {

    private static final List<String> EXTENSIONS = List.of("PIPELINING", "SIZE", "8BITMIME", "SMTPUTF8", "STARTTLS");

    private final Map<String, SmtpServer> servers = new LinkedHashMap<>();
    private final MailProperties properties;

    SmtpInspection(SmtpServer main, MailProperties properties) {
        this.properties = properties;
        if (properties.routes().isEmpty() || !main.host().isBlank()) {
            servers.put(MailRoutes.MAIN, main);
        }
        servers.putAll(properties.routes());
    }

    /**
     * A mail server.
     *
     * @param host empty when none is set
     * @param encrypted whether mails go over TLS
     * @param login whether we say who we are
     * @param certificateUntil when the server's certificate ends, if it showed one
     * @param extensions of those that matter here, what it offers
     * @param problem why it cannot be used; nothing when it can
     */
    public record Report(
            String host,
            int port,
            boolean encrypted,
            boolean login,
            @Nullable Instant certificateUntil,
            List<String> extensions,
            @Nullable String problem) {}

    /** Goes to all of them now. */
    public List<Report> reports() {
        return servers.values().stream().map(this::report).toList();
    }

    private Report report(SmtpServer server) {
        boolean encrypted = server.security() != SmtpServer.Security.NONE;
        boolean login = !server.username().isBlank();
        SmtpSession session = new SmtpSession(server, properties);
        try {
            SmtpChannel transport = session.connect();
            List<String> offered =
                    EXTENSIONS.stream().filter(transport::supportsExtension).toList();
            Instant until = transport.certificateUntil();
            transport.close();
            return new Report(server.host(), server.port(), encrypted, login, until, offered, null);
        } catch (MessagingException e) {
            return new Report(server.host(), server.port(), encrypted, login, null, List.of(), SmtpReply.reason(e));
        }
    }

    /** Where bounces of a sender's mails go. */
    public String bounceAddress(Sender sender) {
        String configured = properties.envelopeSender();
        return MailAddress.of(configured == null ? sender.address() : configured);
    }

    /** The name that this machine gives itself. */
    public String helloName() {
        return SmtpSession.helloName(properties);
    }
}
