package io.broadsheet.digest.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server that everything goes out through.
 *
 * @param host name or address; empty: mails wait until it is set
 * @param port 1 to 65535
 * @param username empty: no authentication
 * @param password belongs to {@code username}
 * @param passwordFile file whose first line is the password; wins over {@code password}
 * @param security {@code none}, {@code starttls} or {@code tls}
 * @param connections how many are open at once and kept open between mails, 1 to 200
 * @param connectTimeout time to open a connection, 1 s to 5 min
 * @param readTimeout time to wait for any answer, 1 s to 15 min; too short a wait for the answer to a whole mail makes
 *     mails arrive twice (RFC 5321, 4.5.3.2)
 * @param keepOpen how long an unused connection is kept, 0 s to 10 min
 * @param helloName name this machine gives itself in EHLO; its host name if not set
 * @param envelopeSender address that bounces go to; the newsletter's sender if not set
 * @param messageIdDomain right of the @ in Message-ID; the sender's domain if not set
 */
@Validated
@ConfigurationProperties("mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") @Min(1) @Max(65535) int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @Nullable Path passwordFile,
        @DefaultValue("starttls") Security security,
        @DefaultValue("10") @Min(1) @Max(200) int connections,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("2m") Duration readTimeout,
        @DefaultValue("30s") Duration keepOpen,
        @Nullable String helloName,
        @Nullable String envelopeSender,
        @Nullable String messageIdDomain) {

    /** How the connection is protected. */
    enum Security {
        /** Not at all: for a server on this machine or in a lab. */
        NONE,
        /** Starts in clear, must be upgraded before anything else is said. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS;

        String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    MailProperties {
        within("mail.connect-timeout", connectTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5));
        within("mail.read-timeout", readTimeout, Duration.ofSeconds(1), Duration.ofMinutes(15));
        within("mail.keep-open", keepOpen, Duration.ZERO, Duration.ofMinutes(10));
        if (!username.isBlank() && password.isEmpty() && passwordFile == null) {
            throw new IllegalArgumentException(
                    "mail.username is set, but neither mail.password nor mail.password-file is");
        }
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s is %s s, but must be between %s s and %s s"
                    .formatted(name, value.toSeconds(), least.toSeconds(), most.toSeconds()));
        }
    }
}
