package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the secret behind readers' links: configured, in a file, or generated once and kept. */
final class TokenSecret {

    private static final int LEAST_CHARACTERS = 32;

    private TokenSecret() {}

    static byte[] find(SubscriptionProperties properties, SigningKeys keys) {
        if (properties.tokenSecret() != null) {
            return properties.tokenSecret().getBytes(StandardCharsets.UTF_8);
        }
        if (properties.tokenSecretFile() != null) {
            return firstLine(properties.tokenSecretFile()).getBytes(StandardCharsets.UTF_8);
        }
        return keys.key("token");
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.length() >= LEAST_CHARACTERS)
                    .orElseThrow(() -> new IllegalStateException(
                            "digest.token-secret-file: the first line of %s has fewer than %d characters"
                                    .formatted(file, LEAST_CHARACTERS)));
        } catch (IOException e) {
            throw new UncheckedIOException("digest.token-secret-file: cannot read " + file, e);
        }
    }
}
