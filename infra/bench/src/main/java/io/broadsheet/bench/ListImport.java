package io.broadsheet.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A list that is handed to the service by an operator, which imports it in the background. */
final class ListImport {

    private final HttpClient http;
    private final Path file;

    private ListImport(HttpClient http, Path file) {
        this.http = http;
        this.file = file;
    }

    /** A list of so many readers, as a file. */
    static ListImport of(int rows, Path file, HttpClient http) throws IOException {
        try (var csv = Files.newBufferedWriter(file)) {
            csv.write("email,name,consent_at,consent_source\n");
            for (int i = 0; i < rows; i++) {
                csv.write("%s,Reader %d,2026-03-01T12:00:00Z,old list\n".formatted(reader(i), i));
            }
        }
        return new ListImport(http, file);
    }

    static String reader(int number) {
        return "imported%d@example.org".formatted(number);
    }

    long megabytes() throws IOException {
        return Files.size(file) >> 20;
    }

    /** Hands it over; returns where to ask how far it is. */
    String upload(Digest digest) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                digest.asOperator("/api/operator/subscriptions/import")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(answer.body()));
    }

    /** Waits for its end; returns what the service says of it then. */
    String done(Digest digest, String path) throws IOException, InterruptedException {
        HttpRequest poll = digest.asOperator(path).build();
        while (true) {
            String job = http.send(poll, HttpResponse.BodyHandlers.ofString()).body();
            if (job.contains("\"done\"")) {
                return job;
            }
            if (job.contains("\"failed\"")) {
                throw new IllegalStateException(job);
            }
            Thread.sleep(100);
        }
    }
}
