package io.broadsheet.digest.mail;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A mail server and how it lets us in: the one under {@code mail}, and each of {@code mail.routes}.
 *
 * @param host name or address; empty: mails wait until it is set
 * @param port 1 to 65535
 * @param username empty: no authentication
 * @param password belongs to {@code username}
 * @param passwordFile file whose first line is the password; wins over {@code password}
 * @param security {@code none}, {@code starttls} or {@code tls}
 * @param authentication how the server is told who we are: {@code auto} takes what it offers of {@code plain} and
 *     {@code login}, or {@code plain}, {@code login}, {@code cram-md5}, {@code xoauth2} (the password is an access token)
 * @param tls whom connections trust, and who they say they are
 * @param connections how many are open at once and kept open between mails, 1 to 200
 * @param preference 0 to 1,000; routes with the lowest one that are up carry the mails, routes with the same share them
 * @param rate most mails that all instances together hand to it, like {@code 50/s} or {@code 500/h}; 0: any number
 * @param warmUp how it starts while its address is new; all at once if not set
 */
@Validated
@ConfigurationProperties("mail")
record SmtpServer(
        @DefaultValue("") String host,
        @DefaultValue("587") @Min(1) @Max(65535) int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @Nullable Path passwordFile,
        @DefaultValue("starttls") Security security,
        @DefaultValue("auto") Authentication authentication,
        @DefaultValue SmtpTls tls,
        @DefaultValue("10") @Min(1) @Max(200) int connections,
        @DefaultValue("10") @Min(0) @Max(1000) int preference,
        @DefaultValue("0") Rate rate,
        @Nullable @Valid WarmUp warmUp) {

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

    /** How the server is told who we are. */
    enum Authentication {
        AUTO,
        PLAIN,
        LOGIN,
        CRAM_MD5,
        XOAUTH2;

        /** As in RFC 4954. */
        String mechanisms() {
            return this == AUTO ? "PLAIN LOGIN" : name().replace('_', '-');
        }
    }

    SmtpServer {
        if (!username.isBlank() && password.isEmpty() && passwordFile == null) {
            throw new IllegalArgumentException(
                    "username of the mail server \"%s\" is set, but neither password nor password-file is"
                            .formatted(host));
        }
    }

    /** Host and port, for people. */
    String address() {
        return host + ":" + port;
    }
}
