package io.broadsheet.proof;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The digest service in a process of its own, from its executable jar where the build has made one. */
final class DigestProcess {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Operator operator;

    private DigestProcess(Process process, Operator operator) {
        this.process = process;
        this.operator = operator;
    }

    static DigestProcess start(int port, Path log, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(program());
        command.add("--server.port=" + port);
        command.addAll(settings);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // of a test that is broken off
            return new DigestProcess(process, new Operator(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is run: the jar given with -Dproof.jar, else the one beside the plain jar on the class path, else the classes. */
    static List<String> program() {
        return Optional.ofNullable(System.getProperty("proof.jar"))
                .or(DigestProcess::builtJar)
                .map(jar -> List.of("-jar", jar))
                .orElseGet(() -> List.of(
                        "-cp", System.getProperty("java.class.path"), "io.broadsheet.digest.DigestApplication"));
    }

    private static Optional<String> builtJar() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.matches(".*digest-service-[^/\\\\]*\\.jar"))
                .map(entry -> entry.replaceFirst("\\.jar$", "-exec.jar"))
                .filter(entry -> Files.exists(Path.of(entry)))
                .findFirst();
    }

    Operator operator() {
        return operator;
    }

    /** Whether it is up, and thus sending. */
    boolean isReady() {
        return process.isAlive() && operator.isReady();
    }

    /** As a machine that loses its power. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As an orderly stop: SIGTERM, and all the time it needs. */
    void terminate() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not stop within %d s of SIGTERM".formatted(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
