package io.broadsheet.proof;

import io.broadsheet.embedded.EmbeddedPostgres;
import io.broadsheet.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A PostgreSQL that writes to the disk as in production, and that is stopped or killed under those who use it. */
final class Database implements AutoCloseable {

    private final Path directory;
    private final int port = FreePorts.next();
    private EmbeddedPostgres server;

    Database(Path directory) throws IOException {
        this.directory = directory;
        this.server = EmbeddedPostgres.durable(directory, port);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // of a test that is broken off
    }

    String url() {
        return server.createDatabaseIfMissing("proof") + "?currentSchema=digest";
    }

    /** An orderly stop, as for an upgrade: connections are cut. */
    void stop() {
        close();
    }

    /** As a machine that loses its power. */
    void kill() {
        try {
            String pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
            ProcessHandle postmaster =
                    ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
            postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startAgain() {
        server = Awaitility.await("PostgreSQL is back")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions() // what was killed may hold its memory for another moment
                .until(() -> EmbeddedPostgres.durable(directory, port), started -> true);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
