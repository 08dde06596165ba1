package io.broadsheet.bench;

import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * A folder of many files, from nobody knowing it to the last article being stored and those on topic sent; then how long
 * one more file takes among them. Arguments as of {@link IngestBench}, of which {@code feeds} is the number of files.
 */
public final class FolderBench {

    private static final int LENGTH_OF_TEXT = 2_000;
    private static final int NEW_FILES = 20;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final String UNSENT = "(select count(*) from article_outbox)";
    private static final String ALL =
            "select " + UNSENT + " + (select %d - count(*) from folder_file where article_id is not null)";
    private static final String ONE = "select " + UNSENT
            + " + (select 1 - count(*) from folder_file where source_id = 'desk' and path = '%s' and article_id is not null)";

    private final Ingest ingest;
    private final Database database;
    private final Path folder;
    private final Prose prose = new Prose(new Random(20261103));

    private FolderBench(Ingest ingest, Database database, Path folder) {
        this.ingest = ingest;
        this.database = database;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        System.setProperty("logback.configurationFile", "bench-logback.xml"); // before Kafka's first word
        Settings settings = Settings.of(arguments);
        int files = settings.feeds();
        Path home = Files.createTempDirectory("broadsheet-bench");
        Path folder = Files.createDirectory(home.resolve("articles"));
        System.out.println("files=" + files + " heap=" + settings.heap() + " home=" + home);
        try (var postgres = EmbeddedPostgres.durable(home.resolve("postgres"), freePort());
                var kafka = EmbeddedKafka.start(home.resolve("kafka"), freePort(), freePort())) {
            String url = postgres.createDatabaseIfMissing("bench") + "?currentSchema=ingest";
            try (var ingest = Ingest.start(home, 0, url, kafka.bootstrapServers(), settings);
                    var database = new Database(url)) {
                var bench = new FolderBench(ingest, database, folder);
                for (int i = 0; i < files; i++) {
                    bench.write(i);
                }
                bench.awaitStart();
                bench.takeAll(files);
                bench.takeOneByOne(files);
                System.out.printf(
                        "the service: %d MB resident at most, %d MB of live objects (heap limit %s)%n",
                        ingest.process().peakMegabytes(), ingest.liveMegabytes(), settings.heap());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Its start is not what is measured. */
    private void awaitStart() throws InterruptedException {
        String tables = "select count(*) from information_schema.tables where table_name = 'folder_file'";
        while (database.number(tables) == 0) {
            Thread.sleep(LOOK);
        }
        Thread.sleep(Duration.ofSeconds(5));
    }

    private void takeAll(int files) throws InterruptedException {
        Duration cpu = ingest.process().cpu();
        long start = System.nanoTime();
        ingest.folder(folder);
        await(start, ALL.formatted(files), LOOK);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d files in %.1f s: %.0f files/s; the service's CPU %.2f ms a file%n",
                files,
                seconds,
                files / seconds,
                ingest.process().cpu().minus(cpu).toNanos() / 1e6 / files);
    }

    /** From a file being complete to its article being stored. */
    private void takeOneByOne(int files) throws IOException, InterruptedException {
        double[] seconds = new double[NEW_FILES];
        for (int i = 0; i < NEW_FILES; i++) {
            String path = write(files + i);
            long complete = System.nanoTime();
            await(complete, ONE.formatted(path), OFTEN);
            seconds[i] = (System.nanoTime() - complete) / 1e9;
        }
        System.out.printf(
                Locale.ROOT,
                "%d more files, one at a time: stored and sent after %.2f s (median), %.2f s (longest)%n",
                NEW_FILES,
                Pass.median(seconds),
                Arrays.stream(seconds).max().orElseThrow());
    }

    private void await(long since, String toDo, Duration look) throws InterruptedException {
        while (database.number(toDo) > 0) {
            if (System.nanoTime() - since > LONGEST.toNanos()) {
                throw new IllegalStateException("no end after " + LONGEST);
            }
            Thread.sleep(look);
        }
    }

    private String write(int number) throws IOException {
        boolean onTopic = number % 20 == 0;
        String page = "<html><head><title>%s</title></head><body><h1>%s</h1><p>Number %d.</p>%s</body></html>"
                .formatted(prose.title(onTopic), prose.title(onTopic), number, prose.html(onTopic, LENGTH_OF_TEXT));
        String name = "article-%06d.html".formatted(number);
        Files.writeString(folder.resolve(name), page);
        return name;
    }
}
