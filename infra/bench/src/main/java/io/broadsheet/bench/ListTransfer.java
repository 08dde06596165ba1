package io.broadsheet.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
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
                .mapToObj(ListImport::reader)
                .toList();
    }

    void run(int rows) throws IOException, InterruptedException {
        ListImport list = ListImport.of(rows, home.resolve("readers.csv"), http);
        long peakBefore = digest.peakMegabytes();
        long start = System.nanoTime();
        String path = list.upload(digest);
        double uploaded = seconds(start);
        String job = list.done(digest, path);
        double all = seconds(start);
        System.out.printf(
                Locale.ROOT,
                "import of %d rows, %d MB: uploaded after %.1f s, done after %.1f s, %.0f rows/s; memory of the service at most %d MB, %d MB before%n%s%n",
                rows,
                list.megabytes(),
                uploaded,
                all,
                rows / all,
                digest.peakMegabytes(),
                peakBefore,
                job);
        export();
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
