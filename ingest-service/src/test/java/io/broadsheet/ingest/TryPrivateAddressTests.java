package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.TestKafka;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever may try feeds cannot look into our own network by it, unless the operator has allowed that. */
class TryPrivateAddressTests {

    private static final FeedServer SERVER = new FeedServer();

    @TempDir
    private static Path home;

    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        SERVER.serve("/feed", "application/rss+xml", "<rss version='2.0'><channel><title>Ours</title></channel></rss>");
        ingest = RunningIngest.start(
                home,
                RunningIngest.TOPICS + """
                        sources:
                          press:
                            feed: %s
                        """.formatted(SERVER.uri("/feed")),
                TestKafka.bootstrapServers(),
                Map.of("ingest.allow-private-addresses", false));
    }

    @AfterAll
    static void stop() {
        ingest.close();
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::1]"})
    void aPrivateAddressIsRefusedAndNotAsked(String host) {
        int port = SERVER.uri("/feed").getPort();
        HttpResponse<String> response =
                ingest.postJson("/api/operator/sources/try", "{\"url\": \"http://%s:%d/feed\"}".formatted(host, port));
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.path("detail").asString())
                .startsWith("the feed cannot be had: ")
                .contains("is not a public address (ingest.allow-private-addresses: true allows it)")
                .doesNotContain("Ours");
        assertThat(SERVER.requests()).isEmpty();
    }
}
