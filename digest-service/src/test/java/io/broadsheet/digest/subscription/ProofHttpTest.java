package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.TestKafka;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProofHttpTest {

    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]*)\"");
    private static ReaderApp app;

    @BeforeAll
    static void start() {
        app = ReaderApp.start(
                TestKafka.bootstrapServers(),
                "digest.proof-of-work.required=true",
                "digest.proof-of-work.effort=1000",
                "digest.embedding-origins=https://blog.example.org");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void forgetCounts() {
        app.jdbc().sql("delete from signup_count").update();
    }

    private static String proof() {
        HttpResponse<String> answer = app.get("/api/subscriptions/challenge");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return ProofOfWorkTest.answer(JsonMapper.shared().readValue(answer.body(), ProofOfWork.Challenge.class));
    }

    private static HttpResponse<String> api(String email, String proof) {
        return app.postJson("/api/subscriptions", "{\"email\": \"%s\", \"altcha\": \"%s\"}".formatted(email, proof));
    }

    private static HttpResponse<String> form(String email, String stamp) {
        return app.post("/subscriptions", Map.of("email", email, "stamp", stamp));
    }

    private static String stamp(HttpResponse<String> page) {
        Matcher stamp = STAMP.matcher(page.body());
        assertThat(stamp.find()).isTrue();
        return stamp.group(1);
    }

    @Test
    void aProofCountsOnceForTheApiAndTheForm() {
        String proof = proof();
        assertThat(api("proven@example.org", proof).statusCode()).isEqualTo(202);
        assertThat(api("second@example.org", proof).statusCode()).isEqualTo(422);
        assertThat(app.post("/subscriptions", Map.of("email", "third@example.org", "altcha", proof))
                        .statusCode())
                .isEqualTo(422);
        assertThat(app.post("/subscriptions", Map.of("email", "fourth@example.org", "altcha", proof()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(app.knows("second@example.org") || app.knows("third@example.org"))
                .isFalse();
        assertThat(app.knows("proven@example.org") && app.knows("fourth@example.org"))
                .isTrue();
    }

    @Test
    void withoutScriptsAReaderWaitsAndGetsIn() {
        HttpResponse<String> page = app.get("/");
        assertThat(page.body()).contains("data-proof", "/assets/proof.js", "<noscript>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "worker-src blob:");
        app.clock().advance(Duration.ofSeconds(2));
        HttpResponse<String> early = form("patient@example.org", stamp(page));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("wait 20 seconds", "value=\"patient@example.org\"");
        assertThat(stamp(early)).isEqualTo(stamp(page));

        app.clock().advance(Duration.ofSeconds(18));
        assertThat(form("patient@example.org", stamp(early)).statusCode()).isEqualTo(303);
        HttpResponse<String> again = form("other@example.org", stamp(early));
        assertThat(again.statusCode()).as("a stamp counts once").isEqualTo(422);
        assertThat(stamp(again)).isNotEqualTo(stamp(early));
    }

    @Test
    void onlyAFewOfANetworkGetInByWaiting() {
        for (int i = 0; i < 4; i++) {
            app.jdbc().sql("delete from spent_proof").update();
            String stamp = stamp(app.get("/"));
            app.clock().advance(Duration.ofSeconds(21));
            HttpResponse<String> answer = form("waiting" + i + "@example.org", stamp);
            assertThat(answer.statusCode()).isEqualTo(i < 3 ? 303 : 429);
            app.clock().advance(Duration.ofSeconds(1));
        }
        String fresh = stamp(app.get("/"));
        app.clock().advance(Duration.ofSeconds(2));
        HttpResponse<String> early = form("early@example.org", fresh);
        assertThat(early.statusCode()).as("nobody waits in vain").isEqualTo(429);
        assertThat(early.body()).contains("try again in", "allow scripts", "value=\"early@example.org\"");
        assertThat(api("proven2@example.org", proof()).statusCode()).isEqualTo(202);
    }

    @Test
    void aUsedStampCostsItsNetworkNothing() {
        String stamp = stamp(app.get("/"));
        app.clock().advance(Duration.ofSeconds(21));
        assertThat(form("used@example.org", stamp).statusCode()).isEqualTo(303);
        for (int i = 0; i < 4; i++) {
            assertThat(form("replayed@example.org", stamp).statusCode()).isEqualTo(422);
        }
        assertThat(app.jdbc()
                        .sql("select requests from signup_count where counted like 'unproven%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aSignupThatIsLostCostsNoProof() {
        String proof = proof();
        app.jdbc().sql("alter table delivery rename to delivery_gone").update();
        try {
            assertThat(api("lost@example.org", proof).statusCode()).isEqualTo(503);
        } finally {
            app.jdbc().sql("alter table delivery_gone rename to delivery").update();
        }
        assertThat(api("lost@example.org", proof).statusCode()).isEqualTo(202);
    }

    @Test
    void whoLacksAProofIsToldWhereToGoOn() {
        HttpResponse<String> answer = app.postJson("/api/subscriptions", "{\"email\": \"elsewhere@example.org\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"requires\":\"altcha\"", "\"page\":\"http://localhost:8080/\"");

        HttpResponse<String> plain = app.post("/subscriptions", Map.of("email", "plain@example.org", "name", "Ada"));
        assertThat(plain.statusCode()).isEqualTo(422);
        assertThat(plain.body())
                .contains("value=\"plain@example.org\"", "value=\"Ada\"", "data-proof", "/assets/proof.js");
    }

    @Test
    void otherSitesMayAskForAChallenge() {
        assertThat(app.get("/api/subscriptions/challenge", "Origin", "https://blog.example.org")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://blog.example.org");
    }
}
