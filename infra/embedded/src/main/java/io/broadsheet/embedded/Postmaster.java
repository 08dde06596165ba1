package io.broadsheet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Stops the server of a data directory, also one whose parent process was killed. {@code postmaster.pid} outlives a
 * crash, and its number may belong to any other process by then: that one must neither be stopped nor be in the way.
 */
final class Postmaster {

    private Postmaster() {}

    static void stop(PostgresPrograms programs, Path dataDirectory) throws IOException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (isOurs(pidFile, dataDirectory)) {
            programs.run("pg_ctl", List.of("-D", dataDirectory.toString(), "-m", "fast", "-w", "-t", "20", "stop"));
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    private static boolean isOurs(Path pidFile, Path dataDirectory) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains("postgres") && line.contains(dataDirectory.toString()))
                .isPresent();
    }
}
