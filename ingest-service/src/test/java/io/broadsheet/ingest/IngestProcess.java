package io.broadsheet.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The service in a process of its own, so that a test can kill it as a machine that loses its power would. */
final class IngestProcess implements AutoCloseable {

    private final Process process;

    private IngestProcess(Process process) {
        this.process = process;
    }

    static IngestProcess start(Path config, String database, String kafka, Path log) {
        try {
            return new IngestProcess(new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            IngestApplication.class.getName(),
                            "--broadsheet.config=" + config,
                            "--server.port=0",
                            "--spring.datasource.url=" + database + "?currentSchema=ingest",
                            "--spring.kafka.bootstrap-servers=" + kafka,
                            "--ingest.allow-private-addresses=true",
                            "--ingest.feed.deadline=60s",
                            "--broadsheet.operator.password=secret"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
