package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.sun.net.httpserver.HttpHandler;
import io.broadsheet.testsupport.FeedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of asking servers that are slow, large, elsewhere, or out for harm. */
class FeedFetcherTests {

    private static final String TEXT = "<rss version='2.0'><channel><title>T</title></channel></rss>";
    private static final byte[] BODY = TEXT.getBytes(StandardCharsets.UTF_8);
    /** Forty times {@code Broadsheet reads brotli.} and a space */
    private static final byte[] BROTLI =
            Base64.getDecoder().decode("G+cD+B0JduzIdiyNl1PLCZWJbZA0tjftEkZGJyNZpbdUAIVwyjbDPTHzCQE=");

    private final FeedServer server = new FeedServer();
    private final Fetching fetching = Fetching.inLab();

    @AfterEach
    void tearDown() throws Exception {
        server.close();
        fetching.close();
    }

    private FetchResult fetch(String path) {
        return fetch(server.uri(path));
    }

    private FetchResult fetch(URI address) {
        return fetching.fetcher().fetch(address, FetchResult.Validators.NONE);
    }

    private static String reason(FetchResult result) {
        return switch (result) {
            case FetchResult.Failed failed -> failed.reason();
            case FetchResult.Unreachable unreachable -> unreachable.reason();
            default -> throw new AssertionError("no failure: " + result);
        };
    }

    private static HttpHandler redirect(int status, String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private static HttpHandler coded(String coding, byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private interface Coder {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] code(Coder coder, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var coded = coder.over(out)) {
            coded.write(bytes);
        }
        return out.toByteArray();
    }

    // ways

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
        assertThat(reason(fetch("/none"))).isEqualTo("HTTP 301 without an address to go to");
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

    // safety

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/f",
                "http://2130706433:%d/f",
                "http://0177.0.0.1:%d/f",
                "http://0x7f.1:%d/f",
                "http://127.1:%d/f",
                "http://[::1]:%d/f",
                "http://[::ffff:127.0.0.1]:%d/f",
                "http://[64:ff9b::7f00:1]:%d/f",
                "http://localhost:%d/f"
            })
    void noSpellingOfThisMachineIsAsked(String form) throws Exception {
        server.serve("/f", "application/rss+xml", TEXT);
        try (var web = Fetching.onTheWeb(InetAddress::getAllByName)) {
            URI address = URI.create(form.formatted(server.uri("/f").getPort()));
            assertThat(web.fetcher().fetch(address, FetchResult.Validators.NONE))
                    .isInstanceOfAny(FetchResult.Failed.class, FetchResult.Unreachable.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void redirectToAnAddressThatIsNotPublicIsNotFollowed() throws Exception {
        try (var trap = new RudeServer("127.0.0.2", TEXT);
                var web = Fetching.whereOnly("127.0.0.1")) {
            server.serve("/f", redirect(302, trap.uri().toString()));
            assertThat(reason(web.fetcher().fetch(server.uri("/f"), FetchResult.Validators.NONE)))
                    .startsWith("127.0.0.2 is not a public address");
            assertThat(server.requests()).hasSize(1);
            assertThat(trap.connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"22,false", "80,true", "443,true", "1023,false", "1024,true", "0,false", "65536,false"})
    void onlyPortsOfTheWebAreAsked(int port, boolean asked) {
        assertThat(FeedAddress.objection(URI.create("http://a.example:" + port + "/"), false) == null)
                .isEqualTo(asked);
    }

    // bodies

    @Test
    void codingsAreDecoded() throws IOException {
        server.serve("/gzip", coded("gzip", code(GZIPOutputStream::new, BODY)));
        server.serve("/x-gzip", coded("x-gzip", code(GZIPOutputStream::new, BODY)));
        server.serve("/deflate", coded("deflate", code(DeflaterOutputStream::new, BODY)));
        server.serve("/zstd", coded("zstd", Zstd.compress(BODY)));
        server.serve("/identity", coded("identity", BODY));
        server.serve("/not-really", coded("gzip", BODY));
        server.serve("/twice", coded("gzip, zstd", Zstd.compress(code(GZIPOutputStream::new, BODY))));
        for (String path : List.of("/gzip", "/x-gzip", "/deflate", "/zstd", "/identity", "/not-really", "/twice")) {
            assertThat(fetch(path))
                    .as(path)
                    .isInstanceOfSatisfying(
                            FetchResult.Fetched.class,
                            fetched -> assertThat(fetched.body()).isEqualTo(BODY));
        }
        server.serve("/br", coded("br", BROTLI));
        assertThat(fetch("/br"))
                .isInstanceOfSatisfying(
                        FetchResult.Fetched.class,
                        fetched -> assertThat(fetched.body())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("Broadsheet reads brotli. ".repeat(40)));
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.getRequestHeaders().getFirst("Accept-Encoding"))
                        .isEqualTo("gzip, deflate, br, zstd"));
    }

    @Test
    void bombsAreRefusedHoweverTheyAreWrapped() throws IOException {
        byte[] zeros = new byte[20_000_000];
        server.serve("/gzip", coded("gzip", code(GZIPOutputStream::new, zeros)));
        server.serve("/deflate", coded("deflate", code(DeflaterOutputStream::new, zeros)));
        server.serve("/zstd", coded("zstd", Zstd.compress(zeros)));
        byte[] twice = code(GZIPOutputStream::new, code(GZIPOutputStream::new, zeros));
        server.serve("/twice", coded("gzip, gzip", twice));
        for (String path : List.of("/gzip", "/deflate", "/zstd", "/twice")) {
            assertThat(reason(fetch(path))).as(path).startsWith("larger than 65,536 bytes");
        }
        server.serve("/thrice", coded("gzip, gzip, gzip", code(GZIPOutputStream::new, twice)));
        assertThat(reason(fetch("/thrice"))).contains("coded 3 times over");
    }

    @Test
    void damagedAndUnknownCodingsAreSaid() throws IOException {
        byte[] whole = code(GZIPOutputStream::new, BODY);
        server.serve("/cut", coded("gzip", java.util.Arrays.copyOf(whole, whole.length / 2)));
        assertThat(reason(fetch("/cut"))).startsWith("damaged gzip content");
        server.serve("/lzma", coded("lzma", BODY));
        assertThat(reason(fetch("/lzma"))).isEqualTo("unknown content coding: lzma");
        server.serve("/br", coded("br", BODY));
        assertThat(reason(fetch("/br"))).startsWith("damaged br content");
    }

    @Test
    void hugeFeedIsRefusedByItsHeaderAlready() {
        server.serve("/huge", exchange -> {
            exchange.sendResponseHeaders(200, 50_000_000);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
        });
        assertThat(reason(fetch("/huge"))).isEqualTo("larger than 65,536 bytes (ingest.feed.maximum-size)");
    }

    @Test
    void endlessBodyIsRefusedWhenItIsTooLarge() {
        server.serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[10_000]);
            }
        });
        assertThat(reason(fetch("/endless"))).startsWith("larger than 65,536 bytes");
    }

    @Test
    void endlessHeadersAreRefused() {
        server.serve("/f", exchange -> {
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseHeaders().add("X-" + i, "y");
            }
            exchange.sendResponseHeaders(200, -1);
        });
        assertThat(reason(fetch("/f"))).contains("headers are too large");
        server.serve("/long", exchange -> {
            exchange.getResponseHeaders().add("X", "y".repeat(100_000));
            exchange.sendResponseHeaders(200, -1);
        });
        assertThat(reason(fetch("/long"))).contains("headers are too large");
    }

    @Test
    void deadlineHoldsForSilenceTrickleAndRedirectsTogether() {
        var stop = new CountDownLatch(1);
        server.serve("/silent", exchange -> await(stop, 60_000));
        assertThat(fetch("/silent")).isEqualTo(new FetchResult.Unreachable("no complete answer within 1500 ms"));
        server.serve("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!await(stop, 50)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });
        assertThat(fetch("/trickle")).isEqualTo(new FetchResult.Failed("no complete answer within 1500 ms"));
        server.serve("/slow-1", slowRedirect(stop, "/slow-2"));
        server.serve("/slow-2", slowRedirect(stop, "/slow-3"));
        server.serve("/slow-3", slowRedirect(stop, "/slow-1"));
        assertThat(fetch("/slow-1")).isEqualTo(new FetchResult.Failed("no complete answer within 1500 ms"));
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
                    .isEqualTo(new FetchResult.Unreachable("no complete answer within 1500 ms"));
        }
        stop.countDown();
    }

    // words

    @Test
    void statusesSayWhatToDo() {
        for (var expected : Map.of(
                        404, "look on the site for the feed's new address",
                        401, "user name and a password",
                        403, "ask its owner",
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
