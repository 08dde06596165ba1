package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorFileTest {

    @TempDir
    Path directory;

    @Test
    void namesNewslettersAndFoldersForTheExamples() throws Exception {
        OperatorFile file = OperatorFile.read(write("""
                newsletters:
                  meta-ai: {title: A}
                sources:
                  press: {feed: "https://press.example/feed"}
                  desk: {folder: ./articles}
                """));

        assertThat(file.firstNewsletter()).contains("meta-ai");
        assertThat(file.folders()).containsExactly("./articles");
    }

    @Test
    void saysWhereAFileThatIsMissingWasExpected() {
        Path missing = directory.resolve("broadsheet.yaml");

        assertThatThrownBy(() -> OperatorFile.read(missing))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "there is no %s: start in the directory that has it, or set BROADSHEET_CONFIG to its path",
                        missing);
    }

    @Test
    void pointsAtTheLineOfASlip() throws IOException {
        Path file = write("mail:\n  host: smtp.example.org\n port: 587\n");

        assertThatThrownBy(() -> OperatorFile.read(file)).hasMessageStartingWith("%s, line 3, column 2: ", file);
    }

    @Test
    void refusesAKeyThatIsThereTwice() throws IOException {
        Path file = write("mail:\n  port: 25\nmail:\n  port: 587\n");

        assertThatThrownBy(() -> OperatorFile.read(file))
                .hasMessageContaining(file + ", line 3")
                .hasMessageContaining("mail");
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Path file = directory.resolve("broadsheet.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThatThrownBy(() -> OperatorFile.read(file))
                .hasMessageContaining("cannot read %s as UTF-8 text".formatted(file));
    }

    @Test
    void refusesAFileWithoutSettings() throws IOException {
        Path file = write("just words\n");

        assertThatThrownBy(() -> OperatorFile.read(file)).hasMessageContaining("has no settings");
    }

    @Test
    void readsPortsFromTheFileAndPrefersTheCallers() throws Exception {
        Path file = write("standalone:\n  ports:\n    web: 9090\n    smtp: 2525\n");

        Ports ports = StandaloneSettings.read(file, Map.of("standalone.ports.smtp", "2626"))
                .properties()
                .ports();

        assertThat(ports.web()).isEqualTo(9090);
        assertThat(ports.smtp()).isEqualTo(2626);
        assertThat(ports.mailbox()).isEqualTo(8025);
    }

    @Test
    void refusesAPortThatIsNoNumber() throws IOException {
        Path file = write("standalone:\n  ports:\n    web: many\n");

        assertThatThrownBy(() -> StandaloneSettings.read(file, Map.of()))
                .hasMessageContaining("standalone.ports.web")
                .hasMessageContaining("many");
    }

    @Test
    void refusesAKeyThatIsMisspelt() throws IOException {
        Path file = write("standalone:\n  ports:\n    webb: 9090\n");

        assertThatThrownBy(() -> StandaloneSettings.read(file, Map.of())).hasMessageContaining("standalone.ports.webb");
    }

    private Path write(String yaml) throws IOException {
        return Files.write(directory.resolve("broadsheet.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
    }
}
