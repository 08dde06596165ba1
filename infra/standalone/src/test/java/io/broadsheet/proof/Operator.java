package io.broadsheet.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator, and for one call a reader, does with one process over HTTP. */
record Operator(int port) {

    static final String PASSWORD = "operator-password-of-the-proof";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    boolean isReady() {
        try {
            return send(request("/actuator/health/readiness").GET()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false; // not listening yet
        }
    }

    /** The id of the import that was started. */
    String startImport(String newsletter, String csv) {
        return answer(asOperator("/subscriptions/import?newsletter=" + newsletter)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(csv)))
                .get("id")
                .asString();
    }

    JsonNode get(String path) {
        return answer(asOperator(path).GET());
    }

    JsonNode post(String path) {
        return answer(asOperator(path).POST(BodyPublishers.noBody()));
    }

    void signUp(String newsletter, String email) {
        answer(request("/api/subscriptions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"email\": \"%s\", \"newsletter\": \"%s\"}".formatted(email, newsletter))));
    }

    private static JsonNode answer(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder asOperator(String path) {
        byte[] credentials = ("operator:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return request("/api/operator" + path)
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
