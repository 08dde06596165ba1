package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.TestKafka;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators can ask the running service about feeds, and what it answers when they ask for the impossible. */
class OperatorApiTests {

    private static final FeedServer SERVER = new FeedServer();
    private static final CountDownLatch STOP = new CountDownLatch(1);

    @TempDir
    private static Path home;

    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        SERVER.serve(
                "/feed",
                "application/rss+xml",
                "<rss version='2.0'><channel><title>Press</title><link>https://press.example/</link><item>"
                        + "<title>Meta</title><link>https://press.example/a</link></item></channel></rss>");
        SERVER.serve("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/feed");
            exchange.sendResponseHeaders(308, -1);
        });
        SERVER.serve("/page", "text/html", "<html><link rel=alternate type='application/rss+xml' href='/feed'></html>");
        SERVER.answer("/gone", 410);
        SERVER.serve("/silent", _ -> {
            try {
                STOP.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String yaml = RunningIngest.TOPICS + """
                sources:
                  press:
                    feed: %s
                  gone:
                    feed: %s
                """.formatted(SERVER.uri("/moved"), SERVER.uri("/gone"));
        ingest = RunningIngest.start(
                home,
                yaml,
                TestKafka.bootstrapServers(),
                Map.of("ingest.feed.deadline", "2s", "ingest.feed.host-gap", "10ms"));
    }

    @AfterAll
    static void stop() {
        STOP.countDown();
        ingest.close();
        SERVER.close();
    }

    private static HttpResponse<String> tryOut(String body) {
        return ingest.postJson("/api/operator/sources/try", body);
    }

    private static String detail(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body()).path("detail").asString();
    }

    @Test
    void triedFeedShowsItsEntriesAndStoresNothing() {
        HttpResponse<String> response = tryOut("{\"url\": \" %s \"}".formatted(SERVER.uri("/feed")));
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode trial = JsonMapper.shared().readTree(response.body());
        assertThat(trial.path("format").asString()).isEqualTo("RSS 2.0");
        assertThat(trial.path("title").asString()).isEqualTo("Press");
        assertThat(trial.path("entries").findValuesAsString("url")).containsExactly("https://press.example/a");
        assertThat(ingest.get("/api/operator/sources").path("total").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | url is missing",
                "{\"url\": \" \"} | url is missing",
                "{\"url\": \"ftp://a.example/\"} | must be an http:// or https:// address",
                "{\"url\": \"file:///etc/passwd\"} | must be an http:// or https:// address",
                "{\"url\": \"/feed\"} | must be an http:// or https:// address",
                "{\"url\": \"http://a b/\"} | not an address",
                "{\"url\": 5 | not JSON from line 1, column",
                "{\"url\": [5]} | url has to be a text",
                "[] | has to be a JSON object",
                "'' | body is missing",
            })
    void badRequestsAreSaid(String body, String said) {
        HttpResponse<String> response = tryOut(body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(detail(response)).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | send {",
                "{'topic': 'a', 'query': '', 'threshold': 0.5} | 400 | send {",
                "{'topic': 'a', 'query': '(', 'threshold': 0.5} | 400 | is not closed",
                "{'topic': 'a', 'query': 'x', 'threshold': 7} | 400 | at most 1",
                "{'topic': 'a', 'query': 'x', 'threshold': 'half'} | 400 | threshold has to be a number as 0.5",
                "{'topic': 'a', 'query': 'x', 'threshold': 0.5, 'from': '2026-11-23'} | 400 | from has to be a time as",
                "{'topic': 'a\\u0000', 'query': 'x', 'threshold': 0.5} | 400 | topic must be an id",
                "{'topic': 'a', 'query': 'x', 'threshold': 0.5, 'to': '-999999999-01-01T00:00:00Z'} | 400 | 1970",
                "{'topic': 'a', 'query': 'x', 'threshold': 0.5, 'from': '-999999999-01-01T00:00:00Z',"
                        + " 'to': '+999999999-01-01T00:00:00Z'} | 200 | null",
            },
            nullValues = "null",
            quoteCharacter = '`')
    void topicsThatCannotBeTriedAreSaid(String body, int status, @Nullable String said) {
        HttpResponse<String> response = ingest.postJson("/api/operator/topics/try", body.replace('\'', '"'));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(said == null ? "" : detail(response)).contains(said == null ? "" : said);
    }

    @ParameterizedTest
    @CsvSource({
        "/none, 502, HTTP 404: nothing is there",
        "/gone, 502, gone for good (HTTP 410)",
        "/silent, 502, answer", // none within 2 s, whichever of two limits says so first
        "/page, 422, it points to one: "
    })
    void feedsThatCannotBeHadAreSaid(String path, int status, String said) {
        HttpResponse<String> response = tryOut("{\"url\": \"%s\"}".formatted(SERVER.uri(path)));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(detail(response)).contains(said);
    }

    @Test
    void sourcesShowWhereFeedsMovedAndWhatToDo() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode items = ingest.get("/api/operator/sources").path("items");
            JsonNode gone = items.path(0);
            JsonNode press = items.path(1);
            assertThat(gone.path("state").asString()).isEqualTo("gone");
            assertThat(gone.path("error").asString()).contains("HTTP 410", "look for its new address");
            assertThat(press.path("state").asString()).isEqualTo("ok");
            assertThat(press.path("location").asString())
                    .isEqualTo(SERVER.uri("/moved").toString());
            assertThat(press.path("permanentUrl").asString())
                    .isEqualTo(SERVER.uri("/feed").toString());
            assertThat(press.path("finalUrl").asString())
                    .isEqualTo(SERVER.uri("/feed").toString());
            assertThat(press.path("entries").asInt()).isEqualTo(1);
            assertThat(press.path("articlesNew").asInt()).isEqualTo(1);
            assertThat(press.path("nextAttemptAt").asString()).isNotEmpty();
        });
    }

    @Test
    void sourcesCanBeListedByState() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode failing = ingest.get("/api/operator/sources?state=failing,gone");
            assertThat(failing.path("items").findValuesAsString("state")).containsExactly("gone");
            assertThat(failing.path("total").asInt()).isEqualTo(1);
            assertThat(ingest.get("/api/operator/sources?state=ok")
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
        });
        assertThat(ingest.get("/api/operator/sources?state=broken")
                        .path("detail")
                        .asString())
                .contains("state must be one or more of new, ok, failing, gone");
    }

    @Test
    void feedsAreAskedUnderAnHonestName() {
        await().untilAsserted(() -> assertThat(SERVER.requests()).isNotEmpty());
        assertThat(SERVER.requests().getFirst().getRequestHeaders().getFirst("User-Agent"))
                .startsWith("Broadsheet");
    }

    @Test
    void metricsCountPollsByOutcome() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(ingest.getText("/actuator/prometheus").body())
                                .contains(
                                        "broadsheet_feed_poll_seconds_count{",
                                        "outcome=\"gone\"",
                                        "broadsheet_feed_lateness_seconds")
                                .doesNotContain("127.0.0.1"));
    }

    @Test
    void rootLeadsToHealth() {
        HttpResponse<String> response = ingest.getText("/");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/actuator/health");
        assertThat(ingest.get("/actuator/health")
                        .path("components")
                        .path("network")
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    @Test
    void openApiNamesWhatTheTrialAnswers() {
        JsonNode trial = ingest.get("/api/openapi.json")
                .path("paths")
                .path("/api/operator/sources/try")
                .path("post");
        assertThat(trial.path("responses").propertyNames()).contains("200", "400", "422", "502");
        assertThat(trial.path("requestBody").path("content").propertyNames()).containsExactly("application/json");
    }
}
