package io.broadsheet.digest.mail;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Certificates for tests, see {@code tls/README.md}. */
public final class TestTls {

    private TestTls() {}

    /** What a server needs to speak TLS as {@code server} or {@code elsewhere}; it trusts the test authority's clients. */
    public static SSLContext server(String name) {
        return SslBundle.of(new PemSslStoreBundle(
                        PemSslStoreDetails.forCertificate("classpath:tls/" + name + ".pem")
                                .withPrivateKey("classpath:tls/" + name + "-key.pem"),
                        PemSslStoreDetails.forCertificate("classpath:tls/ca.pem")))
                .createSslContext();
    }

    static SmtpTls trusting() {
        return new SmtpTls(file("ca.pem"), null, null);
    }

    static Path file(String name) {
        URL url = Objects.requireNonNull(TestTls.class.getResource("/tls/" + name));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
