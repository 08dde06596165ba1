package io.broadsheet.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Finds the hash of the operator's password: configured, kept from an earlier start, or generated now. */
final class OperatorPassword {

    private static final Logger log = LoggerFactory.getLogger(OperatorPassword.class);
    // without letters and digits that people confuse
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;

    private final OperatorProperties properties;
    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final RandomGenerator random;

    OperatorPassword(OperatorProperties properties, JdbcClient jdbc, PasswordEncoder encoder, RandomGenerator random) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.random = random;
    }

    String hash() {
        if (properties.password() != null && !properties.password().isBlank()) {
            return encoded(properties.password());
        }
        if (properties.passwordFile() != null) {
            return encoded(firstLine(properties.passwordFile()));
        }
        if (properties.passwordHash() != null) {
            return checked(properties.passwordHash());
        }
        return kept().orElseGet(this::generate);
    }

    private static String checked(String hash) {
        if (!hash.matches("\\{[a-zA-Z0-9@]+}.+")) {
            throw new IllegalStateException(
                    "broadsheet.operator.password-hash: must start with the kind of hash, such as {bcrypt}$2a$10$...");
        }
        return hash;
    }

    private Optional<String> kept() {
        return jdbc.sql("select password_hash from operator_account where name = 'operator'")
                .query(String.class)
                .optional();
    }

    private String generate() {
        String password = random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
        // two instances may start at once: the first one's password stays
        int inserted = jdbc.sql("""
                        insert into operator_account (name, password_hash) values ('operator', ?)
                        on conflict do nothing""").param(encoded(password)).update();
        if (inserted == 1) {
            log.info("operator account created: user=operator password={} (shown only now)", password);
        }
        return kept().orElseThrow();
    }

    private String encoded(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> !line.isBlank())
                    .orElseThrow(() -> new IllegalStateException(
                            "broadsheet.operator.password-file: %s is empty".formatted(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("broadsheet.operator.password-file: cannot read " + file, e);
        }
    }
}
