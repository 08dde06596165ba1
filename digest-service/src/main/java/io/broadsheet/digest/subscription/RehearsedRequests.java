package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/**
 * Requests to this service's own door, as readers and programs make them, with the field filled in that no person sees: they are
 * answered like any other, and no signup comes of them.
 */
final class RehearsedRequests {

    private static final int PATIENCE_MILLIS = 5000;

    private final URL page;
    private final URL form;
    private final URL api;

    RehearsedRequests(URI door) throws IOException {
        page = door.resolve("./").toURL();
        form = door.resolve("subscriptions").toURL();
        api = door.resolve("api/subscriptions").toURL();
    }

    boolean page() throws IOException {
        return status(open(page)) == 200;
    }

    boolean form() throws IOException {
        return post(form, "application/x-www-form-urlencoded", """
                email=reader%40rehearsal.invalid&name=&website=rehearsal&form=front-page""") == 303;
    }

    boolean program() throws IOException {
        return post(api, "application/json", """
                {"email": "reader@rehearsal.invalid", "name": "Reader", "website": "rehearsal"}""") == 202;
    }

    private static int post(URL to, String type, String body) throws IOException {
        HttpURLConnection connection = open(to);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", type);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return status(connection);
    }

    private static HttpURLConnection open(URL url) throws IOException {
        var connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("User-Agent", "Broadsheet rehearsal");
        return connection;
    }

    private static int status(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 400) {
            try (var in = connection.getInputStream()) {
                in.transferTo(OutputStream.nullOutputStream()); // or the connection could not be used again
            }
        }
        return status;
    }
}
