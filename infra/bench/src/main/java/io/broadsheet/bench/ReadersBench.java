package io.broadsheet.bench;

import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many people may sign up at once, and how fast a list comes in; {@code README.md} says how to run it. */
public final class ReadersBench {

    private ReadersBench() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        System.setProperty("logback.configurationFile", "bench-logback.xml"); // before Kafka's first word
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int rate = Integer.parseInt(given.getOrDefault("rate", "500"));
        int seconds = Integer.parseInt(given.getOrDefault("seconds", "30"));
        int warm = Integer.parseInt(given.getOrDefault("warm", "60"));
        int rows = Integer.parseInt(given.getOrDefault("rows", "1000000"));
        String heap = given.getOrDefault("heap", "512m");
        String more = given.getOrDefault("jvm", "");
        List<String> jvm = more.isEmpty() ? List.of("-Xmx" + heap) : List.of("-Xmx" + heap, more);
        List<String> settings = List.of("mail.port=1"); // away: mails are owed and not sent
        Path home = Files.createTempDirectory("broadsheet-bench");
        System.out.println(
                "rate=%d seconds=%d warm=%d rows=%d heap=%s home=%s".formatted(rate, seconds, warm, rows, heap, home));
        try (var postgres = EmbeddedPostgres.durable(home.resolve("postgres"), freePort());
                var kafka = EmbeddedKafka.start(home.resolve("kafka"), freePort(), freePort());
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String url = postgres.createDatabaseIfMissing("bench") + "?currentSchema=digest";
            try (var database = new Database(url);
                    var digest = Digest.start(home, freePort(), url, kafka.bootstrapServers(), jvm, settings)) {
                while (!digest.isReady(http)) {
                    Thread.sleep(200);
                }
                new SignupPasses(digest, new Others(database), new SignupLoad(http, digest.uri("/api/subscriptions")))
                        .run(rate, seconds, warm);
                if (rows > 0) {
                    importList(digest, http, home, rows);
                    new SignupTiming(http, digest.uri("/api/subscriptions"))
                            .run(
                                    Integer.parseInt(given.getOrDefault("timings", "1000")),
                                    IntStream.range(0, rows)
                                            .limit(1000)
                                            .mapToObj("imported%d@example.org"::formatted)
                                            .toList());
                }
            }
        }
    }

    private static void importList(Digest digest, HttpClient http, Path home, int rows)
            throws IOException, InterruptedException {
        Path file = home.resolve("readers.csv");
        try (var csv = Files.newBufferedWriter(file)) {
            csv.write("email,name,consent_at,consent_source\n");
            for (int i = 0; i < rows; i++) {
                csv.write("imported%d@example.org,Reader %d,2026-03-01T12:00:00Z,old list\n".formatted(i, i));
            }
        }
        long peakBefore = digest.peakMegabytes();
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(
                digest.asOperator("/api/operator/subscriptions/import")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        double uploaded = (System.nanoTime() - start) / 1e9;
        String path =
                answer.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(answer.body()));
        HttpRequest poll = digest.asOperator(path).build();
        String job = answer.body();
        while (!job.contains("\"done\"") && !job.contains("\"failed\"")) {
            Thread.sleep(100);
            job = http.send(poll, HttpResponse.BodyHandlers.ofString()).body();
        }
        double all = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "import of %d rows, %d MB: uploaded after %.1f s, done after %.1f s, %.0f rows/s; memory of the service at most %d MB, %d MB before%n%s%n",
                rows,
                Files.size(file) >> 20,
                uploaded,
                all,
                rows / all,
                digest.peakMegabytes(),
                peakBefore,
                job);
        long began = System.nanoTime();
        long bytes = http.send(
                        digest.asOperator("/api/operator/subscriptions/export").build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body()
                .transferTo(java.io.OutputStream.nullOutputStream());
        System.out.printf(Locale.ROOT, "export of %d MB in %.1f s%n", bytes >> 20, (System.nanoTime() - began) / 1e9);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
