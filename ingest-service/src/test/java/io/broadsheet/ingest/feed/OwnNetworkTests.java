package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.testsupport.FeedServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When everything fails at once it is not the feeds' fault. */
class OwnNetworkTests {

    private static final String RSS = "<rss version='2.0'><channel><title>T</title></channel></rss>";

    private final FeedServer server = new FeedServer();
    private final Visits visits = new Visits();
    private final Source.Feed works = feed("works", server.uri("/f"));
    /** Nobody listens on port 1 of any of them. */
    private final List<Source.Feed> silent = IntStream.rangeClosed(1, 4)
            .mapToObj(i -> feed("silent-" + i, URI.create("http://127.0.1." + i + ":1/")))
            .toList();

    private final List<Source.Feed> all = java.util.stream.Stream.concat(
                    silent.stream(), java.util.stream.Stream.of(works))
            .toList();

    @AfterEach
    void tearDown() throws Exception {
        server.close();
        visits.close();
    }

    private static Source.Feed feed(String id, URI address) {
        return new Source.Feed(id, id, List.of(), List.of(), address, null);
    }

    private int failures(Source.Feed source) {
        return (int) visits.state(source).get("failures");
    }

    @Test
    void noFeedIsPunishedWhenSeveralHostsFallSilentAndNobodyAnswers() {
        for (Source.Feed feed : silent) {
            visits.visit(all, feed);
        }
        assertThat(visits.network.downSince()).contains(Visits.START);
        assertThat(silent).allSatisfy(feed -> {
            assertThat(failures(feed)).isZero();
            assertThat(visits.health(feed)).containsEntry("failures", 0).containsEntry("state", "new");
            assertThat((String) visits.health(feed).get("error")).contains("this machine's network seems down");
        });
        assertThat(Visits.next(visits.state(silent.getLast()))).isBefore(Visits.START.plus(Duration.ofMinutes(2)));
        assertThat(new NetworkHealth(visits.network).health().getStatus().getCode())
                .isEqualTo("WARNING");
        assertThat(visits.meters
                        .get("broadsheet.feed.poll")
                        .tag("outcome", "network-down")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void oneAnswerInBetweenShowsThatItIsTheFeeds() {
        server.serve("/f", "application/rss+xml", RSS);
        visits.visit(all, silent.get(0));
        visits.visit(all, silent.get(1));
        visits.visit(all, works);
        visits.visit(all, silent.get(2));
        visits.visit(all, silent.get(3));
        assertThat(visits.network.downSince()).isEmpty();
        assertThat(silent).allSatisfy(feed -> {
            assertThat(failures(feed)).isEqualTo(1);
            assertThat(visits.health(feed)).containsEntry("state", "failing");
        });
    }

    @Test
    void anErrorIsAnAnswerToo() {
        server.answer("/f", 500);
        visits.visit(all, silent.get(0));
        visits.visit(all, silent.get(1));
        visits.visit(all, works);
        visits.visit(all, silent.get(2));
        assertThat(visits.network.downSince()).isEmpty();
    }

    @Test
    void returnOfTheNetworkIsNoticedAndWhoStaysSilentThenIsToBlame() {
        silent.forEach(feed -> visits.visit(all, feed));
        server.serve("/f", "application/rss+xml", RSS);
        visits.visit(all, works);
        assertThat(visits.network.downSince()).isEmpty();
        for (Source.Feed feed : silent) {
            visits.visit(all, feed);
            assertThat(failures(feed)).isEqualTo(1);
        }
        assertThat(visits.network.downSince()).isEmpty();
    }

    @Test
    void feedsThatHaveLongFailedProveNothing() {
        silent.subList(0, 2).forEach(feed -> visits.visit(all, feed));
        server.serve("/f", "application/rss+xml", RSS);
        visits.visit(all, works);
        silent.subList(0, 2).forEach(feed -> visits.visit(all, feed));
        visits.visit(all, silent.get(2));
        assertThat(visits.network.downSince()).isEmpty();
        assertThat(failures(silent.get(0))).isEqualTo(2);
    }

    @Test
    void manyFeedsOfOneHostAreNotEverything() {
        var feeds = IntStream.range(0, 5)
                .mapToObj(i -> feed("f" + i, URI.create("http://127.0.1.1:1/" + i)))
                .toList();
        feeds.forEach(feed -> visits.visit(feeds, feed));
        assertThat(visits.network.downSince()).isEmpty();
        assertThat(feeds).allSatisfy(feed -> assertThat(failures(feed)).isEqualTo(1));
    }
}
