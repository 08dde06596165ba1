package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.broadsheet.ingest.source.LiveCatalogueFactory;
import io.broadsheet.testsupport.FeedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPollerTests {

    private static final String RSS = "<rss version='2.0'><channel><title>T</title><item><title>Meta</title>"
            + "<link>https://p.example/a</link></item></channel></rss>";

    @TempDir
    Path folder;

    private final FeedServer server = new FeedServer();
    private final CompletableFuture<Void> firstAnswers = new CompletableFuture<>();
    private final Visits visits = new Visits();

    @AfterEach
    void tearDown() throws Exception {
        firstAnswers.complete(null);
        server.close();
        visits.close();
    }

    private FeedPoller poller(int concurrency, InstantSource visitorsClock) throws Exception {
        var yaml = new StringBuilder("topics:\n  meta: {query: meta}\nsources:\n");
        for (int feed = 0; feed < 5; feed++) {
            server.serve("/" + feed, this::answer);
            yaml.append("  f%d: {feed: \"%s\"}\n".formatted(feed, server.uri("/" + feed)));
        }
        Path file = Files.writeString(folder.resolve("broadsheet.yaml"), yaml);
        FeedPoller poller = visits.poller(concurrency, LiveCatalogueFactory.create(file, visits.clock), visitorsClock);
        poller.whenRoom(() -> Thread.startVirtualThread(poller::poll));
        return poller;
    }

    /** The first feed is not answered before it is told to. */
    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/0")) {
            firstAnswers.join();
        }
        byte[] body = RSS.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private long madeNow() {
        visits.settlements.flush();
        return visits.jdbc
                .sql("select count(*) from feed_state where last_success_at is not null")
                .query(Long.class)
                .single();
    }

    @Test
    void lastVisitToEndSaysSo() throws Exception {
        try (var poller = poller(2, visits.clock)) {
            var idle = new AtomicInteger();
            poller.whenIdle(idle::incrementAndGet);
            poller.poll();
            await().untilAsserted(() -> assertThat(madeNow()).isEqualTo(4));
            assertThat(idle).hasValue(0);
            firstAnswers.complete(null);
            await().untilAsserted(() -> assertThat(idle).hasPositiveValue());
            assertThat(madeNow()).isEqualTo(5);
        }
    }

    @Test
    void errorInAVisitKeepsNobodyElseFromTheirs() throws Exception {
        var broken = new AtomicBoolean(true);
        InstantSource clock = () -> {
            if (broken.getAndSet(false)) {
                throw new StackOverflowError("deep");
            }
            return visits.clock.instant();
        };
        firstAnswers.complete(null);
        try (var poller = poller(1, clock)) {
            poller.poll();
            await().untilAsserted(() -> assertThat(madeNow()).isEqualTo(4));
            visits.clock.advance(Duration.ofHours(1)); // the lease has run out by then
            poller.poll();
            await().untilAsserted(() -> assertThat(madeNow()).isEqualTo(5));
        }
    }
}
