package io.broadsheet.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Postfix's {@code smtp-sink}, which takes mails as fast as anything, and {@code smtp-source}, which sends as fast. */
final class SmtpSink implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private SmtpSink(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SmtpSink start(int port) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("smtp-sink")));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("inet:127.0.0.1:" + port, "1000"));
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("smtp-sink does not listen: " + command);
            }
            Thread.sleep(50);
        }
        return new SmtpSink(process, port);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/libexec/postfix";
        return Stream.of(path.split(":", -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not installed: it is part of Postfix (Debian and Ubuntu: apt-get install postfix,"
                                + " answer \"No configuration\"); Postfix itself need not run"))
                .toString();
    }

    int port() {
        return port;
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The floor: {@code smtp-source} sends so many messages of this size over so many connections, kept open. */
    MailPass floor(int messages, int bytes, int sessions) throws IOException, InterruptedException {
        Duration before = cpu();
        long start = System.nanoTime();
        Process source = new ProcessBuilder(
                        program("smtp-source"),
                        "-d",
                        "-s",
                        String.valueOf(sessions),
                        "-m",
                        String.valueOf(messages),
                        "-l",
                        String.valueOf(bytes),
                        "-f",
                        "bench@example.org",
                        "-t",
                        "reader@example.org",
                        "127.0.0.1:" + port)
                .inheritIO()
                .start();
        if (source.waitFor() != 0) {
            throw new IllegalStateException("smtp-source failed");
        }
        double millis = (System.nanoTime() - start) / 1e6;
        var pass = new MailPass(messages, millis, 0, 0, 0, cpu().minus(before).toNanos() / 1e6);
        System.out.printf(Locale.ROOT, "  floor: %d mails of %d bytes: %.0f/s%n", messages, bytes, pass.perSecond());
        return pass;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
