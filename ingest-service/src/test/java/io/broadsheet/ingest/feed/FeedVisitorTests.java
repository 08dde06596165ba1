package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.testsupport.FeedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visits to well- and ill-behaved servers leave behind. */
class FeedVisitorTests {

    private static final Instant START = Visits.START;
    private static final String RSS = "<rss version='2.0'><channel><title>T</title><item><title>Meta</title>"
            + "<link>https://p.example/a</link></item></channel></rss>";

    private final FeedServer server = new FeedServer();
    private final Visits visits = new Visits();

    @AfterEach
    void tearDown() throws Exception {
        server.close();
        visits.close();
    }

    private Source.Feed source(String path) {
        return new Source.Feed("f", "F", List.of("meta"), List.of(), server.uri(path), null);
    }

    private Map<String, Object> visit(Source.Feed source) {
        return visits.visit(source);
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
        assertThat(visits.articles()).isEqualTo(1);
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
                .hasEntrySatisfying(
                        "last_error", error -> assertThat((String) error).startsWith("HTTP 500: "));
        Map<String, Object> second = visit(source("/f"));
        assertThat(second).containsEntry("failures", 2);
        assertThat(Visits.next(second))
                .isBetween(START.plus(Duration.ofMinutes(30)), START.plus(Duration.ofMinutes(33)));
        server.serve("/f", "application/rss+xml", RSS);
        assertThat(visit(source("/f"))).containsEntry("failures", 0).containsEntry("last_error", null);
        assertThat(visits.jdbc
                        .sql("select state from source_health")
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
        server.serve("/empty", "application/rss+xml", "");
        assertThat(visit(source("/empty")).get("last_error"))
                .isEqualTo("the document is empty; see in a browser what is there");
    }

    @Test
    void rateLimitIsNoFailureAndItsTimeIsHonoured() throws Exception {
        for (int status : List.of(429, 503)) {
            server.serve("/f", exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "7200");
                exchange.sendResponseHeaders(status, -1);
            });
            visits.clock.advance(Duration.ofHours(1)); // so long a Retry-After spares the whole host
            Instant now = visits.clock.instant();
            Map<String, Object> row = visit(source("/f"));
            assertThat(row).containsEntry("failures", 0);
            assertThat(Visits.next(row)).isBetween(now.plusSeconds(7_200), now.plusSeconds(7_200 * 11 / 10 + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "0", "-5", "Tue, 03 Nov 2026 09:00:00 GMT"})
    void serverThatAsksForPatienceWithoutAUsefulTimeIsAskedHalfAsOftenEachTime(String retryAfter) {
        server.serve("/f", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            exchange.sendResponseHeaders(429, -1);
        });
        Instant first = Visits.next(visit(source("/f")));
        assertThat(first).isBetween(START.plus(Duration.ofHours(2)), START.plus(Duration.ofMinutes(132)));
        Map<String, Object> second = visit(source("/f"));
        assertThat(Visits.next(second)).isBetween(START.plus(Duration.ofHours(4)), START.plus(Duration.ofMinutes(264)));
        assertThat(second).containsEntry("failures", 0);
        for (int i = 0; i < 9; i++) {
            second = visit(source("/f"));
        }
        assertThat(Visits.next(second)).isBefore(START.plus(Duration.ofHours(27)));
        assertThat((String) visits.health(source("/f")).get("error"))
                .matches("the server asks for patience; it is asked again at 2026-11-04T1[0-2]:..:..Z");
    }

    @Test
    void serverThatRefusesConditionsIsAskedWithoutThem() {
        server.serve("/f", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
                exchange.sendResponseHeaders(412, -1);
            } else {
                send(exchange, RSS);
            }
        });
        visit(source("/f"));
        assertThat(visit(source("/f"))).containsEntry("failures", 1).containsEntry("etag", null);
        assertThat(visit(source("/f"))).containsEntry("failures", 0);
    }

    @Test
    void goneFeedIsAskedAgainInADay() throws Exception {
        server.answer("/f", 410);
        assertThat(Visits.next(visit(source("/f")))).isAfterOrEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(visits.jdbc
                        .sql("select state from source_health")
                        .query(String.class)
                        .single())
                .isEqualTo("gone");
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
    void weakEtagsAndDatesGoBackByteForByte() {
        server.serve("/f", exchange -> {
            exchange.getResponseHeaders().set("ETag", "W/\"a b,c\"");
            exchange.getResponseHeaders().set("Last-Modified", "yesterday, about noon");
            send(exchange, RSS);
        });
        visit(source("/f"));
        visit(source("/f"));
        assertThat(server.requests().getLast().getRequestHeaders())
                .containsEntry("If-none-match", List.of("W/\"a b,c\""))
                .containsEntry("If-modified-since", List.of("yesterday, about noon"));
    }

    @Test
    void sameBytesAreNotReadTwiceAndStillRenewTheValidators() {
        server.serve("/f", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"" + server.requests().size() + "\"");
            send(exchange, RSS);
        });
        visit(source("/f"));
        assertThat(visit(source("/f"))).containsEntry("etag", "\"2\"");
        assertThat(visits.meters
                        .get("broadsheet.feed.entries")
                        .tag("kind", "seen")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Test
    void whatTheFeedAsksForHoldsForUnchangedVisitsToo() {
        String patient = RSS.replace("<title>T</title>", "<title>T</title><ttl>300</ttl>");
        server.serve("/f", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, patient);
            }
        });
        for (int i = 0; i < 2; i++) {
            assertThat(Visits.next(visit(source("/f"))))
                    .isBetween(START.plus(Duration.ofMinutes(300)), START.plus(Duration.ofMinutes(331)));
        }
    }

    @Test
    void hoursThatTheFeedSkipsAreSkippedUnlessTheOperatorSetsTheTime() {
        String night = RSS.replace(
                "<title>T</title>",
                "<title>T</title><skipHours><hour>11</hour><hour>12</hour><hour>13</hour></skipHours>");
        server.serve("/f", "application/rss+xml", night);
        assertThat(Visits.next(visit(source("/f"))))
                .isBetween(Instant.parse("2026-11-03T14:00:00Z"), Instant.parse("2026-11-03T14:07:00Z"));
        var fixed = new Source.Feed("g", "G", List.of("meta"), List.of(), server.uri("/f"), Duration.ofHours(1));
        assertThat(Visits.next(visit(fixed))).isBefore(Instant.parse("2026-11-03T11:07:00Z"));
    }

    @Test
    void tooLargeFeedIsLeftAloneLongerEachTime() {
        server.serve("/f", exchange -> {
            exchange.sendResponseHeaders(200, 50_000_000);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
        });
        Instant first = Visits.next(visit(source("/f")));
        Map<String, Object> second = visit(source("/f"));
        assertThat(second).containsEntry("failures", 2);
        assertThat((String) second.get("last_error")).startsWith("larger than 65,536 bytes");
        assertThat(Duration.between(START, Visits.next(second))).isGreaterThan(Duration.between(START, first));
        assertThat(visits.health(source("/f")))
                .containsEntry("state", "failing")
                .containsEntry("error", second.get("last_error"));
    }

    @Test
    void pollsAreCountedByOutcomeWithoutNamingFeeds() {
        server.serve("/f", "application/rss+xml", RSS);
        visit(source("/f"));
        visit(source("/f"));
        server.answer("/f", 500);
        visit(source("/f"));
        assertThat(visits.meters.find("broadsheet.feed.poll").timers())
                .extracting(timer -> timer.getId().getTag("outcome") + " " + timer.count())
                .containsExactlyInAnyOrder("changed 1", "unchanged 1", "failed 1");
        assertThat(visits.meters.get("broadsheet.feed.lateness").timer().count())
                .isEqualTo(3);
        assertThat(visits.meters.getMeters())
                .allSatisfy(
                        meter -> assertThat(meter.getId().getTags().toString()).doesNotContain("127.0.0.1"));
    }
}
