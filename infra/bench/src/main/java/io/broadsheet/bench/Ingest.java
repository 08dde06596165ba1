package io.broadsheet.bench;

import io.broadsheet.ingest.IngestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The service under test: a process of its own, told what to do through its configuration file alone. */
final class Ingest implements AutoCloseable {

    private static final String TOPICS = """
            topics:
              meta-ai:
                title: Meta's AI strategy
                query: >-
                  +(meta^1.5 zuckerberg llama "superintelligence labs")
                  +(ai "artificial intelligence" superintelligence "language model" "open weights" "data centers" hyperion
                    researchers)
                threshold: 0.5
            """;

    private final Path file;
    private final int port;
    private final Child process;

    private Ingest(Path file, int port, Child process) {
        this.file = file;
        this.port = port;
        this.process = process;
    }

    static Ingest start(Path home, int feedPort, String database, String kafka, Settings settings) {
        Path file = home.resolve("broadsheet.yaml");
        write(file, TOPICS + "sources: {}\n");
        List<String> arguments = new ArrayList<>(List.of(
                "--broadsheet.config=" + file,
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--ingest.allow-private-addresses=true",
                "--ingest.feed.concurrency=" + settings.concurrency(),
                "--broadsheet.operator.password=bench",
                "--logging.level.io.broadsheet=warn"));
        for (String setting : settings.service().split(";", -1)) {
            if (!setting.isBlank()) {
                arguments.add("--" + setting);
            }
        }
        var log = ProcessBuilder.Redirect.to(home.resolve("ingest.log").toFile());
        return new Ingest(file, feedPort, Child.start(IngestApplication.class, settings.ofJvms(), arguments, log));
    }

    /** Edits the file so that these feeds, and no others, are its sources. */
    void sources(int first, int count) {
        var yaml = new StringBuilder(TOPICS).append("sources:\n");
        for (int feed = first; feed < first + count; feed++) {
            yaml.append(
                    "  feed-%d: {feed: \"%s\", poll-interval: 31d}\n".formatted(feed, FeedHost.address(port, feed)));
        }
        write(file, yaml.toString());
    }

    /** Edits the file so that this folder, and nothing else, is its source. */
    void folder(Path folder) {
        write(file, TOPICS + "sources:\n  desk: {folder: \"%s\"}\n".formatted(folder));
    }

    private static void write(Path file, String yaml) {
        try {
            Path draft = Files.writeString(file.resolveSibling("draft.yaml"), yaml);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Child process() {
        return process;
    }

    /** Megabytes of live objects, after a full collection. */
    long liveMegabytes() {
        run("GC.run");
        String heap = run("GC.heap_info");
        // each part of the heap, however many the collector has
        return heap.lines()
                        .filter(line -> line.contains("total") && line.contains("used"))
                        .mapToLong(line -> Long.parseLong(
                                line.replaceFirst(".*used (\\d+)K.*", "$1").strip()))
                        .sum()
                / 1_024;
    }

    private String run(String command) {
        try {
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var run = new ProcessBuilder(jcmd, String.valueOf(process.pid()), command).start();
            return new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
