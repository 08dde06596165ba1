package io.broadsheet.digest.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Whom a connection to a mail server trusts, and who it says it is. Certificate and host name are always checked.
 *
 * @param trusted PEM file of the certificates that are trusted instead of those the JVM brings: a private authority's, or
 *     the server's own
 * @param certificate PEM file of the certificate (and its chain) shown to a server that asks for one
 * @param key PEM file of the certificate's key, not encrypted
 */
record SmtpTls(
        @Nullable Path trusted,
        @Nullable Path certificate,
        @Nullable Path key) {

    SmtpTls {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "mail.tls.certificate and mail.tls.key belong together, but only one of them is set");
        }
    }

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException with the key, the file and what is wrong with it
     */
    SSLSocketFactory socketFactory() {
        requireReadable("mail.tls.trusted", trusted);
        requireReadable("mail.tls.certificate", certificate);
        requireReadable("mail.tls.key", key);
        try {
            PemSslStoreDetails shown = certificate == null || key == null
                    ? null
                    : PemSslStoreDetails.forCertificate(location(certificate)).withPrivateKey(location(key));
            PemSslStoreDetails believed = trusted == null ? null : PemSslStoreDetails.forCertificate(location(trusted));
            return SslBundle.of(new PemSslStoreBundle(shown, believed))
                    .createSslContext()
                    .getSocketFactory();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "mail.tls: %s do not go together or are not PEM files: %s".formatted(files(), innermost(e)), e);
        }
    }

    private static void requireReadable(String setting, @Nullable Path file) {
        if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            throw new IllegalArgumentException(
                    "%s: there is no file %s that this process may read".formatted(setting, file.toAbsolutePath()));
        }
    }

    private static String location(Path file) {
        return file.toUri().toString();
    }

    private String files() {
        return trusted + ", " + certificate + ", " + key;
    }

    private static @Nullable String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
