package io.broadsheet.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.testsupport.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@ExtendWith(OutputCaptureExtension.class)
class OperatorPasswordTest {

    private static DataSource database;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @TempDir
    Path directory;

    private JdbcClient jdbc;

    @BeforeAll
    static void migrate() {
        database = TestPostgres.migrated("service", "classpath:db/operator");
    }

    @BeforeEach
    void forget() {
        jdbc = JdbcClient.create(database);
        jdbc.sql("delete from operator_account").update();
    }

    @Test
    void printsAGeneratedPasswordOnceAndKeepsItsHash(CapturedOutput output) {
        String first = hash(new OperatorProperties(null, null, null));
        String printed = output.getOut().replaceFirst("(?s).*password=(\\S+) .*", "$1");
        String second = hash(new OperatorProperties(null, null, null));

        assertThat(encoder.matches(printed, first)).isTrue();
        assertThat(second).isEqualTo(first);
        assertThat(output.getOut().split("password=", -1)).hasSize(2);
        assertThat(jdbc.sql("select password_hash from operator_account")
                        .query(String.class)
                        .single())
                .isEqualTo(first)
                .doesNotContain(printed);
    }

    @Test
    void prefersAConfiguredPasswordAndPrintsNothing(CapturedOutput output) {
        assertThat(encoder.matches("chosen", hash(new OperatorProperties("chosen", null, "{noop}other"))))
                .isTrue();
        assertThat(output.getOut()).doesNotContain("chosen");
    }

    @Test
    void readsAPasswordFromTheFirstLineOfAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "from-file\n");

        assertThat(encoder.matches("from-file", hash(new OperatorProperties("", file, null))))
                .isTrue();
    }

    @Test
    void namesTheSettingWhenThePasswordFileIsEmptyOrMissing() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty"));

        assertThatThrownBy(() -> hash(new OperatorProperties(null, empty, null)))
                .hasMessage("broadsheet.operator.password-file: %s is empty", empty);
        assertThatThrownBy(() -> hash(new OperatorProperties(null, directory.resolve("none"), null)))
                .hasMessageContaining("broadsheet.operator.password-file: cannot read");
    }

    @Test
    void takesAHashAsItIsAndRefusesOneWithoutItsKind() {
        String given = encoder.encode("hashed");

        assertThat(hash(new OperatorProperties(null, null, given))).isEqualTo(given);
        assertThatThrownBy(() -> hash(new OperatorProperties(null, null, "$2a$10$abc")))
                .hasMessageContaining("broadsheet.operator.password-hash: must start with the kind of hash");
    }

    private String hash(OperatorProperties properties) {
        return new OperatorPassword(properties, jdbc, encoder, new Random(7)).hash();
    }
}
