package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.article.ArticleRecorderFactory;
import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.SourceHealthFactory;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What visits to well- and ill-behaved servers leave behind. */
class FeedVisitorTests {

    static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final String RSS = "<rss version='2.0'><channel><title>T</title><item><title>Meta</title>"
            + "<link>https://p.example/a</link></item></channel></rss>";

    private final FeedServer server = new FeedServer();
    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final SettableClock clock = new SettableClock(START);
    private final FeedStates states = new FeedStates(jdbc);
    private Fetching fetching;
    private FeedVisitor visitor;

    @BeforeEach
    void setUp() {
        wire(true);
    }

    @AfterEach
    void tearDown() throws Exception {
        server.close();
        fetching.close();
    }

    private void wire(boolean allowPrivate) {
        fetching = allowPrivate ? Fetching.inLab(clock) : Fetching.onTheWeb(InetAddress::getAllByName);
        var properties = Fetching.PROPERTIES;
        visitor = new FeedVisitor(
                fetching.fetcher(),
                new FeedParser(100),
                ArticleRecorderFactory.create(database, clock),
                states,
                SourceHealthFactory.create(database),
                new PollSchedule(properties.minimumInterval(), properties.maximumInterval()),
                clock,
                new Random(1));
    }

    private Source.Feed source(String path) {
        return new Source.Feed("f", "F", List.of("meta"), List.of(), server.uri(path), null);
    }

    /** Makes the feed due, visits it once, and returns its row. */
    private Map<String, Object> visit(Source.Feed source) throws Exception {
        states.align(List.of(source), Duration.ofHours(1), clock.instant());
        jdbc.sql("update feed_state set next_poll_at = ?")
                .param(java.sql.Timestamp.from(clock.instant()))
                .update();
        var catalogue =
                new Catalogue(Map.of("meta", Topic.of("meta", "Meta", "meta", 0.3)), Map.of(source.id(), source));
        var leased = states.lease(
                10,
                2,
                Set.of(),
                UUID.randomUUID(),
                clock.instant(),
                clock.instant().plusSeconds(60));
        assertThat(leased).hasSize(1);
        visitor.visit(leased.getFirst(), source, catalogue);
        return jdbc.sql("select * from feed_state").query().singleRow();
    }

    private long articles() {
        return jdbc.sql("select count(*) from article").query(Long.class).single();
    }

    private static Instant next(Map<String, Object> row) {
        return ((java.sql.Timestamp) row.get("next_poll_at")).toInstant();
    }

    @Test
    void secondVisitIsConditionalAnd304KeepsEverything() throws Exception {
        server.serve("/f", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] body = RSS.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        assertThat(visit(source("/f"))).containsEntry("etag", "\"v1\"").containsEntry("failures", 0);
        assertThat(articles()).isEqualTo(1);
        assertThat(visit(source("/f"))).containsEntry("etag", "\"v1\"").containsEntry("failures", 0);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().getLast().getRequestHeaders().getFirst("User-Agent"))
                .isEqualTo("test");
    }

    @Test
    void failuresAreKeptInWordsAndBackOffAndEndWithTheNextGoodVisit() throws Exception {
        server.answer("/f", 500);
        assertThat(visit(source("/f")))
                .containsEntry("failures", 1)
                .containsEntry("last_error", "HTTP 500: the server is in trouble");
        Map<String, Object> second = visit(source("/f"));
        assertThat(second).containsEntry("failures", 2);
        assertThat(next(second)).isBetween(START.plus(Duration.ofMinutes(30)), START.plus(Duration.ofMinutes(33)));
        server.serve("/f", "application/rss+xml", RSS);
        assertThat(visit(source("/f"))).containsEntry("failures", 0).containsEntry("last_error", null);
        assertThat(jdbc.sql("select state from source_health")
                        .query(String.class)
                        .single())
                .isEqualTo("ok");
    }

    @Test
    void notFoundAndWebPagesAreFailures() throws Exception {
        assertThat((String) visit(source("/none")).get("last_error")).startsWith("HTTP 404: ");
        server.serve("/page", "text/html", "<html><link rel=alternate type='application/rss+xml' href='/f'></html>");
        assertThat(visit(source("/page")).get("last_error"))
                .isEqualTo("this is a web page, not a feed; it points to one: " + server.uri("/f"));
    }

    @Test
    void rateLimitIsNoFailureAndItsTimeIsHonoured() throws Exception {
        for (int status : List.of(429, 503)) {
            server.serve("/f", exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "7200");
                exchange.sendResponseHeaders(status, -1);
            });
            Map<String, Object> row = visit(source("/f"));
            assertThat(row).containsEntry("failures", 0);
            assertThat(next(row)).isBetween(START.plusSeconds(7_200), START.plusSeconds(7_200 * 11 / 10 + 1));
        }
    }

    @Test
    void goneFeedIsAskedAgainInADay() throws Exception {
        server.answer("/f", 410);
        assertThat(next(visit(source("/f")))).isAfterOrEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(jdbc.sql("select state from source_health")
                        .query(String.class)
                        .single())
                .isEqualTo("gone");
    }

    @Test
    void bodiesAreCountedAfterDecompression() throws Exception {
        server.serve("/bomb", exchange -> {
            var out = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(new byte[10_000_000]);
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, out.size());
            out.writeTo(exchange.getResponseBody());
        });
        assertThat((String) visit(source("/bomb")).get("last_error")).startsWith("larger than 65");
    }

    @Test
    void trickleIsCutOffAtTheDeadline() throws Exception {
        var stop = new CountDownLatch(1);
        server.serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!stop.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        assertThat(visit(source("/slow")).get("last_error")).isEqualTo("no complete answer within 1500 ms");
        stop.countDown();
    }

    @Test
    void redirectsAreFollowedToABoundAndWhereTheyLeadIsKept() throws Exception {
        server.serve("/f", "application/rss+xml", RSS);
        server.serve("/old", redirect("/f"));
        assertThat(visit(source("/old")))
                .containsEntry("failures", 0)
                .containsEntry("moved_to", server.uri("/f").toString());
        server.serve("/circle", redirect("/circle"));
        assertThat((String) visit(source("/circle")).get("last_error")).contains("redirect");
    }

    private static com.sun.net.httpserver.HttpHandler redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(301, -1);
        };
    }

    @Test
    void privateAddressesAreRefusedForLiteralsToo() throws Exception {
        fetching.close();
        wire(false);
        server.serve("/f", "application/rss+xml", RSS);
        assertThat((String) visit(source("/f")).get("last_error")).contains("is not a public address");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void unknownHostAndClosedPortAreSaidPlainly() throws Exception {
        var nowhere =
                new Source.Feed("f", "F", List.of("meta"), List.of(), URI.create("http://nowhere.invalid/"), null);
        assertThat((String) visit(nowhere).get("last_error")).startsWith("no such host: nowhere.invalid");
        var closed = new Source.Feed("f", "F", List.of("meta"), List.of(), URI.create("http://127.0.0.1:1/"), null);
        assertThat((String) visit(closed).get("last_error")).startsWith("no connection: ");
    }

    @Test
    void leasesAreSharedOutOnceAndRunOut() {
        states.align(
                List.of(
                        source("/a"),
                        new Source.Feed("g", "G", List.of(), List.of(), URI.create("https://other.example/"), null)),
                Duration.ofHours(1),
                START);
        UUID first = UUID.randomUUID();
        assertThat(states.lease(10, 2, Set.of("127.0.0.1"), first, START, START.plusSeconds(60)))
                .extracting(LeasedFeed::sourceId)
                .containsExactly("g");
        assertThat(states.lease(10, 2, Set.of(), UUID.randomUUID(), START, START.plusSeconds(60)))
                .extracting(LeasedFeed::sourceId)
                .containsExactly("f");
        assertThat(states.lease(10, 2, Set.of(), UUID.randomUUID(), START.plusSeconds(59), START.plusSeconds(90)))
                .isEmpty();
        assertThat(states.lease(10, 2, Set.of(), UUID.randomUUID(), START.plusSeconds(61), START.plusSeconds(90)))
                .hasSize(2);
    }
}
