package io.broadsheet.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How fast a list comes in, and goes out again. */
final class ListTransfer {

    private final Digest digest;
    private final HttpClient http;
    private final Path home;

    ListTransfer(Digest digest, HttpClient http, Path home) {
        this.digest = digest;
        this.http = http;
        this.home = home;
    }

    /** Some of those who are on the list afterwards. */
    static List<String> readers(int rows) {
        return IntStream.range(0, Math.min(rows, 1000))
                .mapToObj(ListTransfer::reader)
                .toList();
    }

    private static String reader(int number) {
        return "imported%d@example.org".formatted(number);
    }

    void run(int rows) throws IOException, InterruptedException {
        Path file = home.resolve("readers.csv");
        try (var csv = Files.newBufferedWriter(file)) {
            csv.write("email,name,consent_at,consent_source\n");
            for (int i = 0; i < rows; i++) {
                csv.write("%s,Reader %d,2026-03-01T12:00:00Z,old list\n".formatted(reader(i), i));
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
        double uploaded = seconds(start);
        String path =
                answer.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(answer.body()));
        String job = done(path, answer.body());
        double all = seconds(start);
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
        export();
    }

    private String done(String path, String first) throws IOException, InterruptedException {
        HttpRequest poll = digest.asOperator(path).build();
        String job = first;
        while (!job.contains("\"done\"") && !job.contains("\"failed\"")) {
            Thread.sleep(100);
            job = http.send(poll, HttpResponse.BodyHandlers.ofString()).body();
        }
        return job;
    }

    private void export() throws IOException, InterruptedException {
        long start = System.nanoTime();
        long bytes = http.send(
                        digest.asOperator("/api/operator/subscriptions/export").build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body()
                .transferTo(OutputStream.nullOutputStream());
        System.out.printf(Locale.ROOT, "export of %d MB in %.1f s%n", bytes >> 20, seconds(start));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
