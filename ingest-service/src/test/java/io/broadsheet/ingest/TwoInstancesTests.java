package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.TestKafka;
import io.broadsheet.testsupport.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Instances share the sources, and one that is killed in the middle of its visits loses nothing and doubles nothing. */
class TwoInstancesTests {

    private static final int FEEDS = 40;
    private static final int ENTRIES = 5;

    @TempDir
    Path home;

    /** Feeds that are not answered before the test says so: whoever asked for one is in the middle of a visit. */
    private final CountDownLatch killed = new CountDownLatch(1);

    private String rss(int feed) {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i ->
                        "<item><title>Meta and Llama %d/%d</title><link>%s</link><description>Meta AI.</description></item>"
                                .formatted(feed, i, link(feed, i)))
                .collect(Collectors.joining(
                        "", "<rss version='2.0'><channel><title>F</title><link>http://f/</link>", "</channel></rss>"));
    }

    private String link(int feed, int entry) {
        return "https://two.example/%s/%d/%d".formatted(home.getFileName(), feed, entry);
    }

    private FeedServer server() {
        var server = new FeedServer();
        for (int feed = 0; feed < FEEDS; feed++) {
            byte[] body = rss(feed).getBytes(StandardCharsets.UTF_8);
            boolean held = feed % 2 == 1;
            server.serve("/" + feed, exchange -> {
                if (held) {
                    awaitKill();
                }
                exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            });
        }
        return server;
    }

    private void awaitKill() {
        try {
            killed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path config(FeedServer server) throws Exception {
        String sources = IntStream.range(0, FEEDS)
                .mapToObj(i -> "  f%d: {feed: \"http://127.0.0.1:%d/%d\", poll-interval: 31d}\n"
                        .formatted(i, server.uri("/").getPort(), i))
                .collect(Collectors.joining());
        return Files.writeString(
                home.resolve("broadsheet.yaml"),
                RunningIngest.TOPICS + "sources:\n" + sources
                        + "ingest:\n  feed:\n    per-host: 60\n    host-gap: 0s\n");
    }

    @Test
    void killedInstanceLosesNothingAndDoublesNothing() throws Exception {
        String database = TestPostgres.freshDatabase();
        String kafka = TestKafka.bootstrapServers();
        try (var server = server()) {
            Path config = config(server);
            try (var first = IngestProcess.start(config, database, kafka, home.resolve("first.out"))) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(heldRequests(server)).isNotEmpty());
                first.kill();
            }
            var jdbc =
                    JdbcClient.create(new DriverManagerDataSource(database + "?currentSchema=ingest", "postgres", ""));
            Set<String> underWay = Set.copyOf(jdbc.sql("select unnest(source_ids) from feed_lease")
                    .query(String.class)
                    .list());
            assertThat(underWay).isNotEmpty();
            // the killed instance's leases run out in their time; here that time is now
            jdbc.sql("update feed_lease set leased_until = now()").update();
            killed.countDown();

            try (var published = new Records(kafka, "broadsheet.articles");
                    var second = IngestProcess.start(config, database, kafka, home.resolve("second.out"));
                    var third = IngestProcess.start(config, database, kafka, home.resolve("third.out"))) {
                await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                    assertThat(links(published)).containsAll(everyLink());
                });
                assertThat(second.isAlive()).isTrue();
                assertThat(third.isAlive()).isTrue();
            }

            assertThat(count(jdbc, "select count(*) from article")).isEqualTo((long) FEEDS * ENTRIES);
            assertThat(count(jdbc, "select count(*) from sighting")).isEqualTo((long) FEEDS * ENTRIES);
            assertThat(count(jdbc, "select count(*) from article where revision <> 1"))
                    .isZero();
            // only what the killed one was at is asked for once more
            assertThat(requestsByPath(server)).hasSize(FEEDS);
            requestsByPath(server)
                    .forEach((path, requests) -> assertThat(requests)
                            .as(path)
                            .isLessThanOrEqualTo(underWay.contains("f" + path.substring(1)) ? 2 : 1));
        }
    }

    private List<String> everyLink() {
        return IntStream.range(0, FEEDS)
                .boxed()
                .flatMap(feed -> IntStream.range(0, ENTRIES).mapToObj(entry -> link(feed, entry)))
                .toList();
    }

    private List<String> links(Records published) {
        return published.soFar().stream()
                .map(record ->
                        JsonMapper.shared().readTree(record.value()).path("url").asString(""))
                .toList();
    }

    private static List<String> heldRequests(FeedServer server) {
        return requestsByPath(server).keySet().stream()
                .filter(path -> Integer.parseInt(path.substring(1)) % 2 == 1)
                .toList();
    }

    private static Map<String, Long> requestsByPath(FeedServer server) {
        return server.requests().stream()
                .map(request -> request.getRequestURI().getPath())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long count(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
