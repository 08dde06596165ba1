package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embedded.EmbeddedPostgres;
import io.broadsheet.embedded.LoopbackPorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneStartTest {

    @TempDir
    Path directory;

    private Map<String, String> free;

    @BeforeEach
    void chooseFreePorts() throws Exception {
        Files.writeString(directory.resolve("broadsheet.yaml"), "newsletters: {}\n");
        free = TestStandalone.freePorts(directory);
    }

    @Test
    void namesAPortInUseItsPurposeAndItsSetting() throws Exception {
        int port = Integer.parseInt(free.get("standalone.ports.kafka"));
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> Standalone.start(settings(free)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage(
                            "port %d, wanted for Kafka, is in use: stop the program that has it, or set standalone.ports.kafka in broadsheet.yaml (STANDALONE_PORTS_KAFKA in the environment)",
                            port);
        }
        assertThat(directory.resolve("data/postgres")).doesNotExist();
    }

    @Test
    void stopsTheDatabaseThatAKilledInstanceLeftOnItsPort() throws Exception {
        int port = Integer.parseInt(free.get("standalone.ports.postgres"));
        EmbeddedPostgres.durable(directory.resolve("data/postgres"), port);
        free.put("standalone.ports.web", "0"); // so that nothing else is started

        assertThatThrownBy(() -> Standalone.start(settings(free)))
                .hasMessage("standalone.ports.web is 0, but a port is 1 to 65535");

        assertThat(LoopbackPorts.isFree(port)).isTrue();
    }

    @Test
    void refusesTwoPartsOnOnePort() throws Exception {
        free.put("standalone.ports.imap", free.get("standalone.ports.smtp"));

        assertThatThrownBy(() -> Standalone.start(settings(free)))
                .hasMessageContaining("standalone.ports.imap is %s, which another part uses too"
                        .formatted(free.get("standalone.ports.smtp")));
    }

    @Test
    void refusesAPortOutOfRange() throws Exception {
        free.put("standalone.ports.web", "70000");

        assertThatThrownBy(() -> Standalone.start(settings(free)))
                .hasMessage("standalone.ports.web is 70000, but a port is 1 to 65535");
    }

    @Test
    void refusesASecondInstanceOnTheSameData() throws Exception {
        try (var first = DataDirectory.open(directory.resolve("data"))) {
            assertThatThrownBy(() -> Standalone.start(settings(free)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("another Broadsheet is running on " + first.path());
        }
        DataDirectory.open(directory.resolve("data")).close();
    }

    @Test
    void keepsTheGeneratedPasswordsHashAndShowsThePasswordOnce() throws Exception {
        try (var data = DataDirectory.open(directory.resolve("data"))) {
            var random = new Random(7);
            var first = OperatorCredentials.of(settings(free), data, random);
            var second = OperatorCredentials.of(settings(free), data, random);

            assertThat(first).isInstanceOfSatisfying(OperatorCredentials.Generated.class, generated -> {
                assertThat(generated.password()).hasSize(20);
                assertThat(second).isEqualTo(new OperatorCredentials.Generated(generated.hash(), null));
                assertThat(data.path().resolve("operator-password-hash")).hasContent(generated.hash());
            });
        }
    }

    @Test
    void leavesAChosenPasswordToTheServices() throws Exception {
        free.put("broadsheet.operator.password", "chosen");
        try (var data = DataDirectory.open(directory.resolve("data"))) {
            assertThat(OperatorCredentials.of(settings(free), data, new Random(7)))
                    .isEqualTo(new OperatorCredentials.Chosen());
            assertThat(data.path().resolve("operator-password-hash")).doesNotExist();
        }
    }

    @Test
    void stopsWriterBeforeWhatTheyWriteTo() throws Exception {
        var stopped = new ArrayList<String>();
        var parts = new RunningParts();
        parts.add(RunningParts.Part.POSTGRES, () -> stopped.add("postgres"));
        parts.add(RunningParts.Part.INGEST, () -> {
            stopped.add("ingest");
            throw new IllegalStateException("does not stop");
        });
        parts.add(RunningParts.Part.KAFKA, () -> stopped.add("kafka"));
        parts.add(RunningParts.Part.DIGEST, () -> stopped.add("digest"));

        parts.close();
        assertThatThrownBy(() -> parts.add(RunningParts.Part.MAILBOX, () -> stopped.add("late mailbox")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(stopped).containsExactly("digest", "ingest", "kafka", "postgres", "late mailbox");
    }

    private StandaloneSettings settings(Map<String, String> overrides) throws StartRefused {
        return StandaloneSettings.read(directory.resolve("broadsheet.yaml"), overrides);
    }
}
