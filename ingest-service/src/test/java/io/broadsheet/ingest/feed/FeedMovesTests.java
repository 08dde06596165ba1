package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.testsupport.FeedServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Feeds that moved: followed, remembered as long as that works, and never at the cost of the configuration. */
class FeedMovesTests {

    private static final String RSS = "<rss version='2.0'><channel><title>T</title></channel></rss>";

    private final FeedServer server = new FeedServer();
    private final Visits visits = new Visits();

    @AfterEach
    void tearDown() throws Exception {
        server.close();
        visits.close();
    }

    private Source.Feed source(String path) {
        return new Source.Feed("f", "F", List.of(), List.of(), server.uri(path), null);
    }

    private static HttpHandler redirect(int status, String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private List<String> asked() {
        return server.requests().stream()
                .map(request -> request.getRequestURI().getPath())
                .toList();
    }

    private void moveForGood() {
        server.serve("/new", "application/rss+xml", RSS);
        server.serve("/old", redirect(301, "/new"));
        assertThat(visits.visit(source("/old")))
                .containsEntry("asks", server.uri("/new").toString())
                .containsEntry("address", server.uri("/old").toString());
    }

    @Test
    void permanentMoveIsAskedDirectlyFromThenOnAndShown() {
        moveForGood();
        visits.visit(source("/old"));
        assertThat(asked()).containsExactly("/old", "/new", "/new");
        assertThat(visits.health(source("/old")))
                .containsEntry("location", server.uri("/old").toString())
                .containsEntry("permanent_address", server.uri("/new").toString())
                .containsEntry("final_address", server.uri("/new").toString());
    }

    @Test
    void temporaryMoveIsFollowedEachTimeAndOnlyShown() {
        server.serve("/new", "application/rss+xml", RSS);
        server.serve("/old", redirect(302, "/new"));
        visits.visit(source("/old"));
        visits.visit(source("/old"));
        assertThat(asked()).containsExactly("/old", "/new", "/old", "/new");
        assertThat(visits.health(source("/old")))
                .containsEntry("permanent_address", null)
                .containsEntry("final_address", server.uri("/new").toString());
    }

    @Test
    void furtherPermanentMoveFromTheRememberedAddressIsRememberedToo() {
        moveForGood();
        server.serve("/newer", "application/rss+xml", RSS);
        server.serve("/new", redirect(308, "/newer"));
        assertThat(visits.visit(source("/old")))
                .containsEntry("asks", server.uri("/newer").toString());
    }

    @Test
    void whenTheRememberedAddressFailsTheConfiguredOneIsAskedWithoutConditions() {
        moveForGood();
        visits.jdbc.sql("update feed_state set etag = 'x'").update();
        server.answer("/new", 404);
        assertThat(visits.visit(source("/old")))
                .containsEntry("failures", 1)
                .containsEntry("permanent_address", null)
                .containsEntry("etag", null)
                .containsEntry("asks", server.uri("/old").toString());
        server.serve("/old", "application/rss+xml", RSS);
        assertThat(visits.visit(source("/old"))).containsEntry("failures", 0).containsEntry("permanent_address", null);
    }

    @Test
    void configuredAddressIsCheckedAgainNowAndThen() {
        moveForGood();
        visits.clock.advance(Duration.ofDays(29).plusHours(23));
        visits.visit(source("/old"));
        assertThat(asked()).endsWith("/new");
        visits.clock.advance(Duration.ofDays(1));
        server.serve("/old", "application/rss+xml", RSS);
        assertThat(visits.visit(source("/old"))).containsEntry("permanent_address", null);
        assertThat(asked()).endsWith("/old");
    }

    @Test
    void newAddressInTheConfigurationForgetsTheMove() {
        moveForGood();
        server.serve("/other", "application/rss+xml", RSS);
        assertThat(visits.visit(source("/other")))
                .containsEntry("permanent_address", null)
                .containsEntry("asks", server.uri("/other").toString());
        assertThat(asked()).endsWith("/other");
    }

    @Test
    void redirectToSomethingThatIsNoFeedIsNotRemembered() {
        server.serve("/page", "text/html", "<html><p>Log in");
        server.serve("/old", redirect(301, "/page"));
        assertThat(visits.visit(source("/old"))).containsEntry("failures", 1).containsEntry("permanent_address", null);
    }

    @Test
    void addressWithAPasswordIsAskedItselfAndShownWithoutIt() {
        server.serve("/new", "application/rss+xml", RSS);
        server.serve("/old", redirect(301, "/new"));
        var secret = new Source.Feed(
                "f",
                "F",
                List.of(),
                List.of(),
                URI.create(server.uri("/old").toString().replace("://", "://me:secret@")),
                null);
        visits.visit(secret);
        visits.visit(secret);
        assertThat(asked()).containsExactly("/old", "/new", "/old", "/new");
        assertThat(visits.health(secret).toString()).doesNotContain("secret");
    }
}
