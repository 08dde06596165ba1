package io.broadsheet.ingest.feed;

import com.sun.net.httpserver.HttpHandler;
import io.broadsheet.testsupport.FeedServer;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;

/** A server to ask, and the fetcher that asks it from inside a lab. */
abstract class Fetches {

    static final String TEXT = "<rss version='2.0'><channel><title>T</title></channel></rss>";

    final FeedServer server = new FeedServer();
    final Fetching fetching = Fetching.inLab();

    @AfterEach
    void tearDown() throws Exception {
        server.close();
        fetching.close();
    }

    final FetchResult fetch(String path) {
        return fetch(server.uri(path));
    }

    final FetchResult fetch(URI address) {
        return fetching.fetcher().fetch(address, FetchResult.Validators.NONE);
    }

    static String reason(FetchResult result) {
        return switch (result) {
            case FetchResult.Failed failed -> failed.reason();
            case FetchResult.Unreachable unreachable -> unreachable.reason();
            default -> throw new AssertionError("no failure: " + result);
        };
    }

    static HttpHandler redirect(int status, String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(status, -1);
        };
    }
}
