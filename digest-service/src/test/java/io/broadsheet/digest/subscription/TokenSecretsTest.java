package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class TokenSecretsTest {

    private static final String LONG = "0123456789abcdef0123456789abcdef";

    private final JdbcClient jdbc =
            JdbcClient.create(TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest"));
    private final SigningKeys keys = new SigningKeys(jdbc, new SecureRandom());

    private String find(String secret, Path file, String... former) {
        return TokenSecrets.find(secret, file, List.of(former), keys).secrets().stream()
                .map(bytes -> bytes.length == 32 && !new String(bytes, StandardCharsets.UTF_8).endsWith("cdef")
                        ? "generated"
                        : new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    @Test
    void generatesAKeyOnceAndKeepsIt() {
        byte[] first = TokenSecrets.find(null, null, List.of(), keys).secrets().getFirst();
        assertThat(first).hasSize(32);
        assertThat(TokenSecrets.find(null, null, List.of(), new SigningKeys(jdbc, new SecureRandom()))
                        .secrets()
                        .getFirst())
                .isEqualTo(first);
        assertThat(keys.key("suppression")).isNotEqualTo(first);
    }

    @Test
    void prefersWhatIsConfiguredAndGoesOnVerifyingWithWhatWas(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), LONG + "\n\n2" + LONG + "\n");
        assertThat(find(null, file)).isEqualTo(LONG + " 2" + LONG);
        assertThat(find("1" + LONG, null, "3" + LONG)).isEqualTo("1" + LONG + " 3" + LONG);
        assertThat(find(null, null)).isEqualTo("generated");
        assertThat(find("1" + LONG, file)).isEqualTo("1" + LONG + " " + LONG + " 2" + LONG + " generated");
    }

    @Test
    void refusesAFileWithoutASecret(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "short\n");
        assertThatThrownBy(() -> find(null, file))
                .hasMessageContaining("digest.token-secret-file")
                .hasMessageContaining("32");
        assertThatThrownBy(() -> find(null, directory.resolve("none"))).hasMessageContaining("cannot read");
    }
}
