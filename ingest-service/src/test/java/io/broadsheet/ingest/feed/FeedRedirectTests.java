package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.FeedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where redirects lead, and which of them are remembered. */
class FeedRedirectTests extends Fetches {

    @Test
    void permanentRedirectsAreRememberedOnlyAsFarAsAllBeforeThemWere() {
        server.serve("/feed", "application/rss+xml", TEXT);
        server.serve("/a", redirect(301, "/b"));
        server.serve("/b", redirect(308, "/c"));
        server.serve("/c", redirect(302, "/d"));
        server.serve("/d", redirect(301, "/feed"));
        var tooMany = fetch("/a");
        assertThat(reason(tooMany)).contains("more than 3 redirects", "ingest.feed.maximum-redirects");
        server.serve("/c", redirect(302, "/feed"));
        assertThat(fetch("/a")).isInstanceOfSatisfying(FetchResult.Fetched.class, fetched -> {
            assertThat(fetched.route().address()).isEqualTo(server.uri("/feed"));
            assertThat(fetched.route().permanent()).isEqualTo(server.uri("/c"));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void temporaryRedirectsAreFollowedAndNotRemembered(int status) {
        server.serve("/feed", "application/rss+xml", TEXT);
        server.serve("/t", redirect(status, "/feed"));
        assertThat(fetch("/t")).isInstanceOfSatisfying(FetchResult.Fetched.class, fetched -> {
            assertThat(fetched.route().address()).isEqualTo(server.uri("/feed"));
            assertThat(fetched.route().permanent()).isNull();
        });
    }

    @Test
    void redirectToNowhereOrInACircleIsSaid() {
        server.serve("/circle", redirect(301, "/circle"));
        assertThat(reason(fetch("/circle"))).isEqualTo("redirects go in a circle: " + server.uri("/circle"));
        server.serve("/none", exchange -> exchange.sendResponseHeaders(301, -1));
        assertThat(reason(fetch("/none"))).startsWith("HTTP 301 without an address to go to");
        server.serve("/wrong", redirect(301, "http://[::wrong"));
        assertThat(reason(fetch("/wrong"))).startsWith("HTTP 301 to what is no address: http://[::wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/b/c?d, ?e=f, http://a.example/b/c?e=f",
        "http://a.example, feed, http://a.example/feed",
        "http://a.example/b/c, ../../../d, http://a.example/d",
        "http://a.example/b/c, //d.example/e/./f#g, http://d.example/e/f",
        "https://a.example/b, //u:p@d.example, https://d.example",
        "https://a.example/b, /\u00c3\u00bc, https://a.example/%C3%BC",
        "https://a.example/b, https://b\u00c3\u00bccher.example/, https://xn--bcher-kva.example/",
    })
    void relativeTargetsAreResolvedAsTheWebDoes(URI from, String location, URI target) {
        assertThat(FeedAddress.target(from, location)).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "jar:file:///x.jar!/y", "ftp://host.example/x", "javascript:alert(1)"})
    void redirectMayNotLeaveTheWeb(String target) {
        server.serve("/f", redirect(301, target));
        assertThat(reason(fetch("/f"))).contains("only http:// and https:// addresses are asked");
    }

    @Test
    void targetWithSpacesAndLettersIsEncoded() {
        server.serve("/new feed", "application/rss+xml", TEXT);
        server.serve("/f", redirect(301, "/new feed"));
        assertThat(fetch("/f")).isInstanceOf(FetchResult.Fetched.class);
    }

    @Test
    void userAndPasswordGoToTheirOwnOriginOnlyAndCookiesNowhere() {
        try (var other = new FeedServer()) {
            other.serve("/feed", "application/rss+xml", TEXT);
            server.serve("/here", exchange -> {
                exchange.getResponseHeaders().set("Set-Cookie", "a=b; Path=/");
                redirect(302, other.uri("/feed").toString()).handle(exchange);
            });
            server.serve("/start", redirect(302, "/here"));
            var address = URI.create(server.uri("/start").toString().replace("http://", "http://me:pass%20word@"));
            assertThat(fetch(address))
                    .isInstanceOfSatisfying(
                            FetchResult.Fetched.class,
                            fetched -> assertThat(fetched.route().address()).isEqualTo(other.uri("/feed")));
            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(
                                    request.getRequestHeaders().getFirst("Authorization"))
                            .isEqualTo("Basic "
                                    + Base64.getEncoder()
                                            .encodeToString("me:pass word".getBytes(StandardCharsets.UTF_8))));
            assertThat(other.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.getRequestHeaders())
                            .doesNotContainKeys("Authorization", "Cookie", "Referer"));
        }
    }

    @Test
    void downgradeFromHttpsIsNotRemembered() {
        assertThat(Redirect.isDowngrade(URI.create("https://a.example/"), URI.create("http://a.example/")))
                .isTrue();
        assertThat(Redirect.isDowngrade(URI.create("http://a.example/"), URI.create("https://a.example/")))
                .isFalse();
    }
}
