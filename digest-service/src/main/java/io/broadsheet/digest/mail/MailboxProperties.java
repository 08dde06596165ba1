package io.broadsheet.digest.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The IMAP mailbox that bounces and complaints come back to.
 *
 * @param host name or address; empty: no mailbox is read
 * @param port 1 to 65535
 * @param username of the mailbox
 * @param password belongs to {@code username}
 * @param passwordFile file whose first line is the password; wins over {@code password}
 * @param security {@code none}, {@code starttls} or {@code tls}
 * @param folder that is read
 * @param doneFolder where mails go that were understood; empty: they are deleted
 * @param unknownFolder where mails go that nobody here can make use of, for a person to look at
 * @param timeout for each answer of the server, 1 s to 5 min
 * @param maximumSize of a mail as far as it is read, 16 KB to 16 MB; what a bounce has to say stands at its beginning
 */
@Validated
@ConfigurationProperties("mail.inbox")
record MailboxProperties(
        @DefaultValue("") String host,
        @DefaultValue("993") @Min(1) @Max(65535) int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @Nullable Path passwordFile,
        @DefaultValue("tls") SmtpServer.Security security,
        @DefaultValue("INBOX") @NotBlank String folder,
        @DefaultValue("Processed") String doneFolder,
        @DefaultValue("Unrecognized") @NotBlank String unknownFolder,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("1MB") DataSize maximumSize) {

    MailboxProperties {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(
                    "mail.inbox.timeout is %s s, but must be between 1 s and 300 s".formatted(timeout.toSeconds()));
        }
        if (maximumSize.toKilobytes() < 16 || maximumSize.toMegabytes() > 16) {
            throw new IllegalArgumentException(
                    "mail.inbox.maximum-size is %s, but must be between 16KB and 16MB".formatted(maximumSize));
        }
        if (folder.equalsIgnoreCase(doneFolder) || folder.equalsIgnoreCase(unknownFolder)) {
            throw new IllegalArgumentException(
                    "mail.inbox.folder is %s; mails that were read must go to another one".formatted(folder));
        }
        if (!host.isBlank() && username.isBlank()) {
            throw new IllegalArgumentException("mail.inbox.host is set, but mail.inbox.username is not");
        }
    }
}
