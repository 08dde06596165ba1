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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The ingest service against a bare HTTP client and SAX parser on the same feeds; {@code README.md} says how to run it. */
public final class IngestBench {

    private static final int WARM = 600;
    /** Looks are a fiftieth of the time apart that has passed: seldom enough to cost nothing, and short beside a pass. */
    private static final int LOOKS = 50;

    private static final Duration SHORTEST_LOOK = Duration.ofMillis(2);

    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration LONGEST_REST = Duration.ofSeconds(15);

    /** What PostgreSQL has when nobody says otherwise, as in the image that docker-compose starts. */
    private static final Map<String, String> USUAL = Map.of("shared_buffers", "128MB");

    private static final String DUE =
            "(select count(*) from feed_state where next_poll_at <= now() + interval '1 day')";
    private static final String WAITING = "(select count(*) from article_outbox)";

    private final Settings settings;
    private final Child host;
    private final Child floor;
    private final Ingest ingest;
    private final Database database;
    private final Others others;
    private final Table table = new Table();
    private int nextFeed;

    private IngestBench(Settings settings, Child host, Child floor, Ingest ingest, Database database, Others others) {
        this.settings = settings;
        this.host = host;
        this.floor = floor;
        this.ingest = ingest;
        this.database = database;
        this.others = others;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        System.setProperty("logback.configurationFile", "bench-logback.xml"); // before Kafka's first word
        Settings settings = Settings.of(arguments);
        Path home = Files.createTempDirectory("broadsheet-bench");
        System.out.println(settings + " home=" + home);
        var children = ProcessBuilder.Redirect.PIPE;
        try (var postgres = EmbeddedPostgres.durable(home.resolve("postgres"), freePort(), USUAL);
                var kafka = EmbeddedKafka.start(home.resolve("kafka"), freePort(), freePort());
                var host = Child.start(FeedHost.class, List.of("-Xmx256m"), List.of(), children)) {
            String feedPort = host.line();
            String url = postgres.createDatabaseIfMissing("bench") + "?currentSchema=ingest";
            try (var floor = Child.start(
                            Floor.class,
                            settings.ofJvms(),
                            List.of(feedPort, String.valueOf(settings.concurrency())),
                            children);
                    var ingest =
                            Ingest.start(home, Integer.parseInt(feedPort), url, kafka.bootstrapServers(), settings);
                    var database = new Database(url)) {
                floor.line();
                new IngestBench(settings, host, floor, ingest, database, new Others(database)).run();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run() {
        until(() ->
                database.number("select count(*) from information_schema.tables where table_name = 'feed_state'") > 0);
        System.out.println("warming up");
        for (int i = 0; i < settings.warm(); i++) {
            round(WARM, new Table(), 1, 1);
        }
        long memory = ingest.liveMegabytes();
        for (int round = 1; round <= settings.rounds(); round++) {
            System.out.println("round " + round);
            round(settings.feeds(), table, settings.repeats(), settings.changes());
        }
        table.print();
        System.out.printf(
                "%nlive objects of the service: %d MB with %d feeds, %d MB with %d feeds (heap limit %s)%n",
                memory, WARM, ingest.liveMegabytes(), settings.feeds(), settings.heap());
    }

    private void round(int feeds, Table results, int repeats, int changes) {
        int first = nextFeed;
        nextFeed += feeds;
        host.ask("version 0");
        Pass floorFirst = floor(first, feeds);
        results.add("first", first(first, feeds), floorFirst);
        for (int i = 0; i < repeats; i++) {
            Pass floorSame = floor(first, feeds);
            results.add("unchanged", again(feeds), floorSame);
        }
        for (int version = 1; version <= changes; version++) {
            host.ask("version " + version);
            Pass floorChanged = floor(first, feeds);
            results.add("10 % changed", again(feeds), floorChanged);
        }
    }

    /** Waits until both sides are quiet: compilers that go on after a side's own pass would slow the other's. */
    private void rest() {
        long end = System.nanoTime() + LONGEST_REST.toNanos();
        Duration before = bothSides();
        Duration used;
        do {
            pause(REST);
            Duration now = bothSides();
            used = now.minus(before);
            before = now;
        } while (used.compareTo(REST.dividedBy(10)) > 0 && System.nanoTime() < end);
    }

    private Duration bothSides() {
        return floor.cpu().plus(ingest.process().cpu());
    }

    private Pass floor(int first, int feeds) {
        rest();
        Duration before = floor.cpu();
        Duration compilers = floor.compilersCpu();
        double nanos =
                Double.parseDouble(floor.ask("pass " + first + " " + feeds).split(" ", -1)[0]);
        return new Pass(
                feeds,
                nanos / 1e6,
                millis(floor.cpu().minus(before)),
                millis(floor.compilersCpu().minus(compilers)),
                0,
                0);
    }

    private Pass first(int first, int feeds) {
        rest();
        host.ask("reset");
        ingest.sources(first, feeds);
        // as the clock does: what it takes to read a file with thousands of new feeds is no visit's
        until(() -> requests() > 0);
        return measured(feeds, used());
    }

    private Pass again(int feeds) {
        rest();
        host.ask("reset");
        Used before = used();
        database.run("update feed_state set next_poll_at = now()");
        return measured(feeds, before);
    }

    /** Processor time so far. */
    private record Used(Duration service, Duration compilers, Duration collector, Duration others) {}

    private Used used() {
        Child service = ingest.process();
        return new Used(service.cpu(), service.compilersCpu(), service.collectorCpu(), others.cpu());
    }

    /** From the first request that reaches the feeds until every feed is settled and every article acknowledged. */
    private Pass measured(int feeds, Used before) {
        host.ask("wait " + feeds);
        until(() -> database.number("select " + DUE + " + " + WAITING) == 0);
        long end = System.currentTimeMillis();
        long begin = Long.parseLong(host.ask("span").split(" ", -1)[0]);
        Used after = used();
        return new Pass(
                feeds,
                end - begin,
                millis(after.service().minus(before.service())),
                millis(after.compilers().minus(before.compilers())),
                millis(after.collector().minus(before.collector())),
                millis(after.others().minus(before.others())));
    }

    private long requests() {
        return Long.parseLong(host.ask("span").split(" ", -1)[1]);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static void until(BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            Duration passed = Duration.ofNanos(System.nanoTime() - start);
            if (passed.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalStateException(String.format(Locale.ROOT, "no end after ten minutes"));
            }
            Duration look = passed.dividedBy(LOOKS);
            pause(look.compareTo(SHORTEST_LOOK) > 0 ? look : SHORTEST_LOOK);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
