package io.broadsheet.digest.mail;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is the same whatever server a mail leaves through, and further servers beside {@link SmtpServer the one of} {@code mail}.
 *
 * @param routes further mail servers, or all of them when {@code mail.host} is empty
 * @param connectTimeout time to open a connection, 1 s to 5 min
 * @param readTimeout time to wait for any answer, 1 s to 15 min; too short a wait for the answer to a whole mail makes
 *     mails arrive twice (RFC 5321, 4.5.3.2)
 * @param keepOpen how long an unused connection is kept, 0 s to 10 min
 * @param helloName name this machine gives itself in EHLO; its host name if not set
 * @param envelopeSender address that bounces go to; the newsletter's sender if not set. {@code {token}} in its local part
 *     makes it an address of each mail's own, by which bounces are known (VERP)
 * @param messageIdDomain right of the @ in Message-ID; the sender's domain if not set
 */
@Validated
@ConfigurationProperties("mail")
record MailProperties(
        @DefaultValue Map<String, @Valid SmtpServer> routes,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("2m") Duration readTimeout,
        @DefaultValue("30s") Duration keepOpen,
        @Nullable String helloName,
        @Nullable String envelopeSender,
        @Nullable String messageIdDomain) {

    private static final Pattern ROUTE = Pattern.compile("[a-z0-9-]{1,64}");

    MailProperties {
        within("mail.connect-timeout", connectTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5));
        within("mail.read-timeout", readTimeout, Duration.ofSeconds(1), Duration.ofMinutes(15));
        within("mail.keep-open", keepOpen, Duration.ZERO, Duration.ofMinutes(10));
        checkToken(envelopeSender);
        routes.forEach(MailProperties::check);
    }

    private static void check(String name, SmtpServer server) {
        if (!ROUTE.matcher(name).matches() || name.equals(MailRoutes.MAIN)) {
            throw new IllegalArgumentException(
                    "mail.routes.%s: a route's name is 1 to 64 of a-z, 0-9 and -, and not \"%s\", which is the server of mail.host"
                            .formatted(name, MailRoutes.MAIN));
        }
        if (server.host().isBlank()) {
            throw new IllegalArgumentException("mail.routes.%s.host is not set".formatted(name));
        }
    }

    private static void checkToken(@Nullable String address) {
        int token = address == null ? -1 : address.indexOf(ReturnAddresses.TOKEN);
        if (address == null || token < 0) {
            return;
        }
        int at = address.indexOf('@');
        if (at < token || at - ReturnAddresses.TOKEN.length() + ReturnAddresses.TOKEN_LENGTH > 64) {
            throw new IllegalArgumentException(
                    "mail.envelope-sender: {token} belongs before the @, with at most %d other characters"
                            .formatted(64 - ReturnAddresses.TOKEN_LENGTH));
        }
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s is %s s, but must be between %s s and %s s"
                    .formatted(name, value.toSeconds(), least.toSeconds(), most.toSeconds()));
        }
    }
}
