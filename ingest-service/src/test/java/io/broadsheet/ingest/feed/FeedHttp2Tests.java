package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secure servers, with and without HTTP/2. */
class FeedHttp2Tests {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final List<String> versions = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({"NEGOTIATE, HTTP/2.0", "FORCE_HTTP_1, HTTP/1.1"})
    void bestVersionThatTheServerOffersIsSpoken(HttpVersionPolicy offered, String spoken) throws Exception {
        SSLContext tls = certificate();
        HttpAsyncServer server = server(offered, tls);
        try (var fetching = Fetching.patient(
                ClientTlsStrategyBuilder.create().setSslContext(tls).buildAsync())) {
            URI address = start(server);
            for (int i = 0; i < 3; i++) {
                assertThat(fetching.fetcher().fetch(address, FetchResult.Validators.NONE))
                        .isInstanceOf(FetchResult.Fetched.class);
            }
            assertThat(versions).hasSize(3).containsOnly(spoken);
        } finally {
            server.close(CloseMode.IMMEDIATE);
        }
    }

    @Test
    void certificateThatNobodyVouchesForIsRefusedAndSaid() throws Exception {
        HttpAsyncServer server = server(HttpVersionPolicy.NEGOTIATE, certificate());
        try (var fetching = Fetching.patient(null)) {
            assertThat(fetching.fetcher().fetch(start(server), FetchResult.Validators.NONE))
                    .isInstanceOfSatisfying(
                            FetchResult.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .startsWith("no secure connection: ")
                                    .endsWith("the site has to mend its certificate"));
            assertThat(versions).isEmpty();
        } finally {
            server.close(CloseMode.IMMEDIATE);
        }
    }

    private static URI start(HttpAsyncServer server) throws Exception {
        server.start();
        ListenerEndpoint endpoint = server.listen(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), URIScheme.HTTPS)
                .get(30, TimeUnit.SECONDS);
        return URI.create("https://127.0.0.1:%d/f".formatted(((InetSocketAddress) endpoint.getAddress()).getPort()));
    }

    private HttpAsyncServer server(HttpVersionPolicy offered, SSLContext tls) {
        return H2ServerBootstrap.bootstrap()
                .setCanonicalHostName("127.0.0.1")
                .setVersionPolicy(offered)
                .setTlsStrategy(new H2ServerTlsStrategy(tls))
                .register("*", new Feed())
                .create();
    }

    private SSLContext certificate() throws Exception {
        Path store = folder.resolve("key.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-alias",
                        "test",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return SSLContextBuilder.create()
                .loadKeyMaterial(store, PASSWORD, PASSWORD)
                .loadTrustMaterial(store, PASSWORD)
                .build();
    }

    /** Answers everything with a feed and notes the version it was asked in. */
    private final class Feed implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {
        @Override
        public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
                HttpRequest request, EntityDetails body, HttpContext context) {
            return new BasicRequestConsumer<>(new DiscardingEntityConsumer<>());
        }

        @Override
        public void handle(Message<HttpRequest, Void> message, ResponseTrigger trigger, HttpContext context)
                throws IOException, HttpException {
            versions.add(context.getProtocolVersion().toString());
            trigger.submitResponse(
                    AsyncResponseBuilder.create(200)
                            .setEntity("<rss/>", ContentType.APPLICATION_XML)
                            .build(),
                    context);
        }
    }
}
