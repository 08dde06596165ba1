package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What comes of asking servers that are slow or refuse. */
class FeedFetcherTests extends Fetches {

    private static final String LATE = "no complete answer within 1500 ms (ingest.feed.deadline)";

    @Test
    void deadlineHoldsForSilenceTrickleAndRedirectsTogether() {
        var stop = new CountDownLatch(1);
        server.serve("/silent", exchange -> await(stop, 60_000));
        assertThat(fetch("/silent")).isEqualTo(new FetchResult.Unreachable(LATE));
        server.serve("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!await(stop, 50)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });
        assertThat(fetch("/trickle")).isEqualTo(new FetchResult.Failed(LATE));
        server.serve("/slow-1", slowRedirect(stop, "/slow-2"));
        server.serve("/slow-2", slowRedirect(stop, "/slow-3"));
        server.serve("/slow-3", slowRedirect(stop, "/slow-1"));
        assertThat(fetch("/slow-1")).isEqualTo(new FetchResult.Failed(LATE));
        stop.countDown();
    }

    private static HttpHandler slowRedirect(CountDownLatch stop, String to) {
        return exchange -> {
            await(stop, 700);
            redirect(302, to).handle(exchange);
        };
    }

    private static boolean await(CountDownLatch latch, long millis) throws IOException {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void slowNameServiceCountsAgainstTheDeadlineToo() throws Exception {
        var stop = new CountDownLatch(1);
        try (var slow = Fetching.inLab(host -> {
            try {
                stop.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return InetAddress.getAllByName("127.0.0.1");
        })) {
            assertThat(slow.fetcher().fetch(URI.create("http://slow.example/"), FetchResult.Validators.NONE))
                    .isEqualTo(new FetchResult.Unreachable(LATE));
        }
        stop.countDown();
    }

    @Test
    void statusesSayWhatToDo() {
        for (var expected : Map.of(
                        404, "look on the site for the feed's new address",
                        401, "user name and a password",
                        403, "ask its owner",
                        204, "see in a browser what the server says",
                        412, "ask its owner",
                        500, "the server is in trouble")
                .entrySet()) {
            server.answer("/" + expected.getKey(), expected.getKey());
            assertThat(reason(fetch("/" + expected.getKey())))
                    .startsWith("HTTP " + expected.getKey())
                    .contains(expected.getValue());
        }
        server.answer("/304", 304);
        assertThat(reason(fetch("/304"))).contains("a question without conditions");
    }

    @Test
    void keptConnectionThatTheServerClosedIsNoFailure() throws Exception {
        try (var hangingUp = new RudeServer("127.0.0.1", TEXT)) {
            for (int i = 0; i < 3; i++) {
                assertThat(fetch(hangingUp.uri())).isInstanceOf(FetchResult.Fetched.class);
                hangingUp.hangUp();
            }
            assertThat(hangingUp.connections()).isEqualTo(3);
        }
    }
}
