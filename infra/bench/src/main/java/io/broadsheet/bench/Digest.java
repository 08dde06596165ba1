package io.broadsheet.bench;

import io.broadsheet.digest.DigestApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The digest service under test, in a process of its own. */
final class Digest implements AutoCloseable {

    private static final String PASSWORD = "bench";

    private final URI base;
    private final Child process;

    private Digest(URI base, Child process) {
        this.base = base;
        this.process = process;
    }

    static Digest start(
            Path home, int port, String database, String kafka, List<String> jvm, List<String> furtherSettings)
            throws IOException {
        Path file = Files.writeString(home.resolve("broadsheet.yaml"), """
                newsletters:
                  bench:
                    title: Bench
                    topics: [bench]
                    sender: {address: bench@example.org}
                """);
        Stream<String> settings = Stream.of(
                "broadsheet.config=" + file,
                "server.port=" + port,
                "spring.datasource.url=" + database,
                "spring.kafka.bootstrap-servers=" + kafka,
                "broadsheet.operator.password=" + PASSWORD,
                "mail.host=127.0.0.1",
                "digest.signups-per-network=1000000000", // all requests come from one
                "digest.signups-altogether=1000000000",
                "logging.level.root=warn",
                "logging.level.io.broadsheet=error");
        List<String> arguments = Stream.concat(settings, furtherSettings.stream())
                .map(setting -> "--" + setting)
                .toList();
        var log = ProcessBuilder.Redirect.to(
                home.resolve("digest-%d.log".formatted(port)).toFile());
        return new Digest(
                URI.create("http://127.0.0.1:" + port), Child.start(DigestApplication.class, jvm, arguments, log));
    }

    URI uri(String path) {
        return base.resolve(path);
    }

    Child process() {
        return process;
    }

    HttpRequest.Builder asOperator(String path) {
        String user = Base64.getEncoder().encodeToString(("operator:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic " + user);
    }

    boolean isReady(HttpClient http) {
        try {
            return http.send(HttpRequest.newBuilder(uri("/")).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The most memory that the process ever had, in megabytes (Linux). */
    long peakMegabytes() throws IOException {
        return process.peakMegabytes();
    }

    /** The memory that the process has now, in megabytes (Linux). */
    long residentMegabytes() throws IOException {
        return process.residentMegabytes();
    }

    @Override
    public void close() {
        process.close();
    }
}
