package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.ingest.source.LiveCatalogueFactory;
import io.broadsheet.testsupport.FeedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
    private final Visits visits = new Visits();

    @AfterEach
    void tearDown() throws Exception {
        server.close();
        visits.close();
    }

    private FeedPoller poller(InstantSource visitorsClock) throws Exception {
        var yaml = new StringBuilder("topics:\n  meta: {query: meta}\nsources:\n");
        for (int feed = 0; feed < 5; feed++) {
            server.serve("/" + feed, "application/rss+xml", RSS);
            yaml.append("  f%d: {feed: \"%s\"}\n".formatted(feed, server.uri("/" + feed)));
        }
        Path file = Files.writeString(folder.resolve("broadsheet.yaml"), yaml);
        FeedPoller poller = visits.poller(LiveCatalogueFactory.create(file, visits.clock), visitorsClock);
        poller.whenRoom(() -> Thread.startVirtualThread(poller::poll));
        return poller;
    }

    private long made() {
        return visits.jdbc
                .sql("select count(*) from feed_state where last_success_at is not null")
                .query(Long.class)
                .single();
    }

    @Test
    void lastVisitToEndSaysSo() throws Exception {
        try (var poller = poller(visits.clock)) {
            var madeWhenIdle = new AtomicInteger();
            poller.whenIdle(() -> {
                visits.settlements.flush();
                madeWhenIdle.set((int) made());
            });
            poller.poll();
            await().untilAsserted(() -> assertThat(madeWhenIdle).hasValue(5));
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
        try (var poller = poller(clock)) {
            poller.poll();
            await().untilAsserted(() -> {
                visits.settlements.flush();
                assertThat(made()).isEqualTo(4);
            });
            visits.clock.advance(Duration.ofHours(1)); // the lease has run out by then
            poller.poll();
            await().untilAsserted(() -> {
                visits.settlements.flush();
                assertThat(made()).isEqualTo(5);
            });
        }
    }
}
