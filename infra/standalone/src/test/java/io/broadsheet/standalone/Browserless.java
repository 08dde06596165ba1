package io.broadsheet.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks HTTP to one service: as a reader, or as the operator with the given password. Follows no redirects. */
record Browserless(URI base, String operatorPassword) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form))));
    }

    HttpResponse<String> operatorGet(String path, String accept) {
        return send(asOperator(path).header("Accept", accept).GET());
    }

    HttpResponse<String> operatorPost(String path) {
        return send(asOperator(path)
                .header("Content-Type", "application/x-www-form-urlencoded") // as curl and most clients say
                .POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder asOperator(String path) {
        byte[] credentials = ("operator:" + operatorPassword).getBytes(StandardCharsets.UTF_8);
        return request("/api/operator" + path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private HttpRequest.Builder request(String path) {
        URI uri = path.startsWith("http") ? URI.create(path) : base.resolve(path);
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
