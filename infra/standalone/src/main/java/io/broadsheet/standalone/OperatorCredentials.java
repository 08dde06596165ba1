package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** The operator's password, one for both services. */
sealed interface OperatorCredentials {

    /** The operator chose it: the services find it themselves. */
    record Chosen() implements OperatorCredentials {}

    /**
     * It was generated here.
     *
     * @param hash what both services check against
     * @param password to be shown, only at the start that made it
     */
    record Generated(String hash, @Nullable String password) implements OperatorCredentials {}

    /** Uses the chosen one, or the one of the first start, or makes one. */
    static OperatorCredentials of(StandaloneSettings settings, DataDirectory data, RandomGenerator random)
            throws IOException {
        if (settings.hasOperatorPassword()) {
            return new Chosen();
        }
        Path file = data.path().resolve("operator-password-hash");
        if (Files.exists(file)) {
            return new Generated(Files.readString(file).strip(), null);
        }
        // without letters and digits that people confuse
        String alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
        String password = random.ints(20, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
        String hash = Objects.requireNonNull(
                PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(password));
        Path unfinished = Files.createTempFile(data.path(), "operator", ".new");
        Files.writeString(unfinished, hash + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return new Generated(hash, password);
    }
}
