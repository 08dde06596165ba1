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
import java.util.List;
import java.util.Locale;

/** Kills the service ({@code SIGKILL}) three times while a list comes in, and counts what is there in the end. */
public final class ImportKill {

    private static final int KILLS = 3;

    private ImportKill() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        System.setProperty("logback.configurationFile", "bench-logback.xml"); // before Kafka's first word
        var given = new Arguments(arguments);
        int rows = given.number("rows", 200_000);
        given.noOthers();
        Path home = Files.createTempDirectory("broadsheet-bench");
        try (var postgres = EmbeddedPostgres.durable(home.resolve("postgres"), freePort());
                var kafka = EmbeddedKafka.start(home.resolve("kafka"), freePort(), freePort());
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String url = postgres.createDatabaseIfMissing("bench") + "?currentSchema=digest";
            ListImport list = ListImport.of(rows, home.resolve("readers.csv"), http);
            try (var database = new Database(url)) {
                String path = "";
                for (int life = 0; life <= KILLS; life++) {
                    try (var digest = start(home, url, kafka.bootstrapServers(), http)) {
                        path = life == 0 ? list.upload(digest) : path;
                        if (life == KILLS) {
                            list.done(digest, path);
                        } else {
                            awaitRead(database, (long) rows * (life + 1) / (KILLS + 1));
                            digest.process().kill();
                            System.out.printf(Locale.ROOT, "killed after %d rows%n", read(database));
                        }
                    }
                }
                count(rows, database);
            }
        }
    }

    private static Digest start(Path home, String database, String kafka, HttpClient http)
            throws IOException, InterruptedException {
        Digest digest = Digest.start(home, freePort(), database, kafka, List.of("-Xmx512m"), List.of("mail.port=1"));
        while (!digest.isReady(http)) {
            Thread.sleep(200);
        }
        return digest;
    }

    private static void awaitRead(Database database, long rows) throws InterruptedException {
        while (read(database) < rows) {
            Thread.sleep(20);
        }
    }

    private static long read(Database database) {
        return database.number("select rows_read from subscription_import");
    }

    private static void count(int rows, Database database) {
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
