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
import java.time.InstantSource;
import java.util.Locale;

/** How many people may sign up at once, and how fast a list comes in; {@code README.md} says how to run it. */
public final class ReadersBench {

    private ReadersBench() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        System.setProperty("logback.configurationFile", "bench-logback.xml"); // before Kafka's first word
        System.setProperty("http.maxConnections", "2000"); // kept for the next requests, as a proxy does
        System.setProperty("sun.net.http.retryPost", "false"); // a connection that breaks is an error, not a second try
        ReadersSettings settings = ReadersSettings.of(arguments);
        Path home = Files.createTempDirectory("broadsheet-bench");
        System.out.println(settings + " home=" + home);
        try (var postgres =
                        EmbeddedPostgres.durable(home.resolve("postgres"), freePort(), settings.databaseSettings());
                var kafka = EmbeddedKafka.start(home.resolve("kafka"), freePort(), freePort());
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String url = postgres.createDatabaseIfMissing("bench") + "?currentSchema=digest";
            long start = System.nanoTime();
            try (var database = new Database(url);
                    var digest = Digest.start(
                            home,
                            freePort(),
                            url,
                            kafka.bootstrapServers(),
                            settings.jvmArguments(),
                            settings.serviceSettings())) {
                while (!digest.isReady(http)) {
                    Thread.sleep(100);
                }
                said("first answer", start, digest);
                Thread.sleep(settings.rest() * 1000L);
                said("first sign-up", start, digest);
                new SignupPasses(
                                digest,
                                new Others(database),
                                new SignupLoad(digest.uri("/api/subscriptions"), InstantSource.system()))
                        .run(settings);
                if (settings.rows() > 0) {
                    new ListTransfer(digest, http, home).run(settings.rows());
                    new SignupTiming(http, digest.uri("/api/subscriptions"))
                            .run(settings.timings(), ListTransfer.readers(settings.rows()));
                }
            }
        }
    }

    private static void said(String what, long start, Digest digest) {
        System.out.printf(
                Locale.ROOT,
                "%s after %.1f s, of which the service used %.1f s of processor time%n",
                what,
                (System.nanoTime() - start) / 1e9,
                digest.process().cpu().toMillis() / 1e3);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
