package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class TokenSecretTest {

    private static final String LONG = "0123456789abcdef0123456789abcdef";

    private final JdbcClient jdbc =
            JdbcClient.create(TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest"));
    private final SigningKeys keys = new SigningKeys(jdbc, new SecureRandom());

    private static SubscriptionProperties properties(String secret, Path file) {
        Duration day = Duration.ofDays(1);
        return new SubscriptionProperties(secret, file, day, day, 1, day, "topic", 1, day);
    }

    @Test
    void generatesAKeyOnceAndKeepsIt() {
        byte[] first = TokenSecret.find(properties(null, null), keys);
        assertThat(first).hasSize(32);
        assertThat(TokenSecret.find(properties(null, null), new SigningKeys(jdbc, new SecureRandom())))
                .isEqualTo(first);
        assertThat(keys.key("suppression")).isNotEqualTo(first);
    }

    @Test
    void prefersWhatIsConfigured(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), LONG + "\n");
        assertThat(TokenSecret.find(properties(null, file), keys)).asString().isEqualTo(LONG);
        assertThat(TokenSecret.find(properties("x" + LONG, file), keys))
                .asString()
                .isEqualTo("x" + LONG);
    }

    @Test
    void refusesAFileWithoutASecret(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "short\n");
        assertThatThrownBy(() -> TokenSecret.find(properties(null, file), keys))
                .hasMessageContaining("digest.token-secret-file")
                .hasMessageContaining("32");
        assertThatThrownBy(() -> TokenSecret.find(properties(null, directory.resolve("none")), keys))
                .hasMessageContaining("cannot read");
    }
}
