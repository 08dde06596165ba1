package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.testsupport.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A configuration file that cannot be used stops the start with one message that says what and where. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTests {

    @TempDir
    Path home;

    private void start(Path file) {
        assertThatThrownBy(() -> IngestApplication.builder(Map.of())
                        .run(
                                "--broadsheet.config=" + file,
                                "--server.port=0",
                                "--spring.datasource.url=" + TestPostgres.freshDatabase() + "?currentSchema=ingest"))
                .isNotNull();
    }

    @Test
    void unknownKey(CapturedOutput output) throws Exception {
        Path file = home.resolve("broadsheet.yaml");
        Files.writeString(file, RunningIngest.TOPICS + "sources:\n  desk:\n    fodler: ./articles\n");
        start(file);
        assertThat(output)
                .contains("APPLICATION FAILED TO START", file + ":8:", "sources.desk.fodler", "not a known key");
    }

    @Test
    void brokenYaml(CapturedOutput output) throws Exception {
        Path file = home.resolve("broadsheet.yaml");
        Files.writeString(file, "topics:\n  a: [\n b: }\n");
        start(file);
        assertThat(output).contains("APPLICATION FAILED TO START", file + ":3:5", "not YAML");
    }

    @Test
    void missingFile(CapturedOutput output) {
        start(home.resolve("none.yaml"));
        assertThat(output).contains("APPLICATION FAILED TO START", "none.yaml", "BROADSHEET_CONFIG");
    }
}
