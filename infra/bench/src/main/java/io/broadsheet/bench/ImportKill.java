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
import java.util.List;
import java.util.Locale;

/** Kills the service ({@code SIGKILL}) three times while a list comes in, and counts what is there in the end. */
public final class ImportKill {

    private static final int KILLS = 3;

    private ImportKill() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        System.setProperty("logback.configurationFile", "bench-logback.xml"); // before Kafka's first word
        int rows = arguments.length == 0 ? 200_000 : Integer.parseInt(arguments[0].replace("rows=", ""));
        Path home = Files.createTempDirectory("broadsheet-bench");
        Path file = home.resolve("readers.csv");
        try (var csv = Files.newBufferedWriter(file)) {
            csv.write("email,name,consent_at,consent_source\n");
            for (int i = 0; i < rows; i++) {
                csv.write("imported%d@example.org,Reader %d,2026-03-01T12:00:00Z,old list\n".formatted(i, i));
            }
        }
        try (var postgres = EmbeddedPostgres.durable(home.resolve("postgres"), freePort());
                var kafka = EmbeddedKafka.start(home.resolve("kafka"), freePort(), freePort());
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String url = postgres.createDatabaseIfMissing("bench") + "?currentSchema=digest";
            boolean uploaded = false;
            try (var database = new Database(url)) {
                for (int life = 0; life <= KILLS; life++) {
                    try (var digest = Digest.start(
                            home,
                            freePort(),
                            url,
                            kafka.bootstrapServers(),
                            List.of("-Xmx512m"),
                            List.of("mail.port=1"))) {
                        while (!digest.isReady(http)) {
                            Thread.sleep(200);
                        }
                        if (!uploaded) {
                            upload(digest, http, file);
                            uploaded = true;
                        }
                        long until = life == KILLS ? rows : (long) rows * (life + 1) / (KILLS + 1);
                        while (database.number("select rows_read from subscription_import") < until) {
                            Thread.sleep(20);
                        }
                        if (life < KILLS) {
                            digest.process().kill();
                            System.out.printf(Locale.ROOT, "killed after %d rows%n", read(database));
                        } else {
                            while (database.number("select count(*) from subscription_import where state = 'done'")
                                    == 0) {
                                Thread.sleep(20);
                            }
                        }
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "%d rows in the file; read %d, imported %d; on the list %d, evidence %d, parts left %d%n",
                        rows,
                        read(database),
                        database.number("select imported from subscription_import"),
                        database.number("select count(*) from subscription where state = 'active'"),
                        database.number("select count(*) from subscription_event where type = 'imported'"),
                        database.number("select count(*) from subscription_import_part"));
            }
        }
    }

    private static long read(Database database) {
        return database.number("select rows_read from subscription_import");
    }

    private static void upload(Digest digest, HttpClient http, Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                digest.asOperator("/api/operator/subscriptions/import")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.body());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
