package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends files with readers to the shared service, and waits for what becomes of them. */
final class Uploads {

    static final String HEADER = "email,name,consent_at,consent_source\n";
    private static final ReaderApp app = ReaderApp.shared();

    private Uploads() {}

    static List<Integer> counts(JsonNode job) {
        return Stream.of("imported", "known", "suppressed", "refused")
                .map(name -> job.get(name).asInt())
                .toList();
    }

    static HttpResponse<String> upload(String csv) {
        return upload(csv.getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse<String> upload(byte[] file) {
        return app.send("/api/operator/subscriptions/import", "text/csv", file);
    }

    /** The job when it is over. */
    static JsonNode imported(String csv) {
        return finished(begun(csv));
    }

    /** Where to look how far it is. */
    static String begun(String csv) {
        return begun(csv.getBytes(StandardCharsets.UTF_8));
    }

    static String begun(byte[] file) {
        HttpResponse<String> answer = upload(file);
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static JsonNode finished(String location) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !json(app.get(location, "Authorization", ReaderApp.OPERATOR))
                        .get("finishedAt")
                        .isNull());
        return json(app.get(location, "Authorization", ReaderApp.OPERATOR));
    }

    static String problems(JsonNode job) {
        return app.get(
                        "/api/operator/imports/" + job.get("id").asString() + "/problems",
                        "Authorization",
                        ReaderApp.OPERATOR)
                .body();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
