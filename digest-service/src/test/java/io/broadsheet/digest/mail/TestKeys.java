package io.broadsheet.digest.mail;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Key files as operators make them. */
final class TestKeys {

    private TestKeys() {}

    /** One of those in {@code dkim/}. */
    static Path file(String name) {
        URL url = Objects.requireNonNull(TestKeys.class.getResource("/dkim/" + name + ".pem"));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An RSA and an Ed25519 key of a domain. */
    static DkimKeys both(String domain) {
        return DkimKeys.read(new DkimProperties(List.of(
                new DkimProperties.Key(domain, "rsa", file("rsa-2048")),
                new DkimProperties.Key(domain, "ed", file("ed25519")))));
    }
}
