package io.broadsheet.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs; PostgreSQL refuses root, so that root runs them in a user namespace without rights. */
final class PostgresPrograms {

    private static final long LIMIT_SECONDS = 60;

    private final Path home;

    PostgresPrograms(Path home) {
        this.home = home;
    }

    /**
     * Runs one program to its end.
     *
     * @throws IOException when it does not end with 0; the message has what it said
     */
    void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(asSomebody());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        // a file, because a pipe would stay open for as long as the server that pg_ctl leaves behind
        Path output = Files.createTempFile(program, ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("%s did not end within %d s".formatted(program, LIMIT_SECONDS));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s ended with %d: %s"
                        .formatted(program, process.exitValue(), Files.readString(output, StandardCharsets.UTF_8)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            Files.delete(output);
        }
    }

    private static List<String> asSomebody() throws IOException {
        Path self = Path.of("/proc/self");
        boolean root = Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
        return root ? List.of("unshare", "-U") : List.of();
    }
}
