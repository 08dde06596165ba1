package io.broadsheet.bench;

import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How fast an edition leaves, against what sends mails of the same size as fast as it can; {@code README.md} says how. */
public final class DeliveryBench {

    /** What a server has by default; the embedded one makes do with less, for the sake of a small machine. */
    private static final Map<String, String> BUFFERS = Map.of("shared_buffers", "128MB");

    private final MailSettings settings;
    private final Path home;
    private final String url;
    private final String kafka;
    private final Database database;
    private final Readership readers;
    private final MailTable table = new MailTable();

    private DeliveryBench(MailSettings settings, Path home, String url, String kafka, Database database) {
        this.settings = settings;
        this.home = home;
        this.url = url;
        this.kafka = kafka;
        this.database = database;
        this.readers = new Readership(database);
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        System.setProperty("logback.configurationFile", "bench-logback.xml"); // before Kafka's first word
        MailSettings settings = MailSettings.of(arguments);
        Path home = Files.createTempDirectory("broadsheet-bench");
        System.out.println(settings + " home=" + home);
        try (var postgres = EmbeddedPostgres.durable(home.resolve("postgres"), freePort(), BUFFERS);
                var kafka = EmbeddedKafka.start(home.resolve("kafka"), freePort(), freePort())) {
            String url = postgres.createDatabaseIfMissing("bench") + "?currentSchema=digest";
            try (var database = new Database(url)) {
                new DeliveryBench(settings, home, url, kafka.bootstrapServers(), database).run();
            }
        }
    }

    private void run() throws IOException, SQLException, InterruptedException {
        for (String part : settings.parts()) {
            switch (part) {
                case "speed" -> speed();
                case "defer" -> defer();
                case "processes" -> processes();
                case "urgent" -> urgent();
                default -> throw new IllegalArgumentException("no such part: " + part);
            }
        }
        table.print();
    }

    /** Against {@code smtp-source}, at each size. */
    private void speed() throws IOException, SQLException, InterruptedException {
        try (var sink = SmtpSink.start(freePort());
                var newsroom = start(1, sink.port(), List.of())) {
            warm(newsroom);
            for (int bytes : settings.sizes()) {
                for (int round = 1; round <= settings.rounds(); round++) {
                    MailPass floor =
                            sink.floor(Math.min(settings.floor(), settings.recipients()), bytes, settings.sessions());
                    MailPass pass = newsroom.send(settings.recipients(), bytes, sink::cpu);
                    table.add("%d KB".formatted(bytes / 1024), pass, floor);
                    newsroom.printMemory();
                }
            }
        }
    }

    /** A server that puts some recipients off, against the same server that does not. */
    private void defer() throws IOException, SQLException, InterruptedException {
        MailPass[] passes = new MailPass[2];
        for (int percent : new int[] {0, 2}) {
            try (var sink = slowSink(0, percent);
                    var newsroom = start(1, Integer.parseInt(sink.line()), List.of("digest.delivery.retry-after=1s"))) {
                warm(newsroom);
                passes[percent / 2] =
                        newsroom.send(settings.recipients(), settings.sizes().getFirst(), sink::cpu);
            }
        }
        table.add("2 % are put off, against none", passes[1], passes[0]);
    }

    /** One process, two and three, against a server that takes its time; the floor is one process. */
    private void processes() throws IOException, SQLException, InterruptedException {
        MailPass one = null;
        for (int count = 1; count <= 3; count++) {
            try (var sink = slowSink(settings.delay(), 0);
                    var newsroom = start(count, Integer.parseInt(sink.line()), List.of())) {
                int mails = settings.slow() * count;
                newsroom.send(settings.slow() / 2, settings.sizes().getFirst(), sink::cpu);
                MailPass pass = newsroom.send(mails, settings.sizes().getFirst(), sink::cpu);
                one = one == null ? pass : one;
                table.add(
                        "%d processes, %d ms a mail".formatted(count, settings.delay()),
                        pass,
                        Objects.requireNonNull(one));
            }
        }
    }

    /** An edition to all recipients, not waited for, and confirmations that overtake it. */
    private void urgent() throws IOException, SQLException, InterruptedException {
        try (var sink = SmtpSink.start(freePort());
                var newsroom = start(1, sink.port(), List.of())) {
            warm(newsroom);
            newsroom.overtaking().run(settings.recipients(), settings.sizes().getFirst(), settings.seconds());
        }
    }

    private void warm(Newsroom newsroom) throws IOException, InterruptedException {
        System.out.println("warming up");
        newsroom.send(settings.warm(), settings.sizes().getFirst(), () -> Duration.ZERO);
        newsroom.printMemory();
    }

    private static Child slowSink(int delay, int percent) {
        return Child.start(
                SlowSink.class,
                List.of("-Xmx128m"),
                List.of(String.valueOf(delay), String.valueOf(percent)),
                ProcessBuilder.Redirect.PIPE);
    }

    private Newsroom start(int count, int smtpPort, List<String> further)
            throws IOException, SQLException, InterruptedException {
        List<String> jvm = new ArrayList<>(settings.jvm());
        jvm.addFirst("-Xmx" + settings.heap());
        List<String> service = Stream.of(
                        List.of(
                                "mail.port=" + smtpPort,
                                "mail.security=none",
                                "mail.connections=" + settings.sessions()),
                        settings.service(),
                        further)
                .flatMap(List::stream)
                .toList();
        List<Digest> services = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            services.add(Digest.start(home, freePort(), url, kafka, jvm, service));
        }
        var newsroom = new Newsroom(services, HttpClient.newHttpClient(), database, readers);
        newsroom.awaitReady();
        return newsroom;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
