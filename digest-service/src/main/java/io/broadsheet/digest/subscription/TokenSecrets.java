package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secrets behind readers' links, so that they can be changed without breaking the links in old mails: the first one signs,
 * all of them verify.
 */
record TokenSecrets(List<byte[]> secrets) {

    private static final int LEAST_CHARACTERS = 32;
    private static final String GENERATED = "token";

    /**
     * Configured, in a file, or generated once and kept; a generated one goes on verifying when another takes its place.
     *
     * @param file the first line signs, further lines verify
     * @param former older secrets
     */
    static TokenSecrets find(@Nullable String secret, @Nullable Path file, List<String> former, SigningKeys keys) {
        List<byte[]> all = new ArrayList<>();
        if (secret != null) {
            all.add(bytes(secret));
        }
        if (file != null) {
            lines(file).forEach(line -> all.add(bytes(line)));
        }
        former.forEach(each -> all.add(bytes(each)));
        if (secret == null && file == null) {
            all.addFirst(keys.key(GENERATED));
        } else {
            keys.existing(GENERATED).ifPresent(all::add);
        }
        return new TokenSecrets(List.copyOf(all));
    }

    private static List<String> lines(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("digest.token-secret-file: cannot read " + file, e);
        }
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.length() < LEAST_CHARACTERS)) {
            throw new IllegalStateException(
                    "digest.token-secret-file: each line of %s is a secret of at least %d characters"
                            .formatted(file, LEAST_CHARACTERS));
        }
        return lines;
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TokenSecrets[" + secrets.size() + "]";
    }
}
