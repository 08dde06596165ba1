package io.broadsheet.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Formats a broker's directory once: beside its place and then moved, so that a half-formatted one is never used. */
final class KafkaStorage {

    private KafkaStorage() {}

    static void formatUnlessDone(Path directory, int port, int controllerPort) throws IOException {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Path fresh = directory.resolveSibling(directory.getFileName() + ".new");
        Directories.delete(fresh); // of a first start that was cut short
        Files.createDirectories(fresh);
        Path file = Files.createTempFile("kafka", ".properties");
        try {
            try (var out = Files.newOutputStream(file)) {
                KafkaSettings.of(fresh, port, controllerPort).store(out, null);
            }
            format(fresh, file);
        } finally {
            Files.delete(file);
        }
        Files.deleteIfExists(directory); // callers may have made it, empty
        Files.move(fresh, directory);
    }

    private static void format(Path directory, Path configuration) throws IOException {
        var said = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                new String[] {
                    "format",
                    "--config",
                    configuration.toString(),
                    "--cluster-id",
                    Uuid.randomUuid().toString()
                },
                new PrintStream(said, false, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IOException("Kafka could not format %s (exit code %d): %s"
                    .formatted(directory, code, said.toString(StandardCharsets.UTF_8)));
        }
    }
}
