package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bodies in codings, bodies that are bombs, and bodies without an end. */
class FeedBodyTests extends Fetches {

    private static final byte[] BODY = TEXT.getBytes(StandardCharsets.UTF_8);
    /** Forty times {@code Broadsheet reads brotli.} and a space */
    private static final byte[] BROTLI =
            Base64.getDecoder().decode("G+cD+B0JduzIdiyNl1PLCZWJbZA0tjftEkZGJyNZpbdUAIVwyjbDPTHzCQE=");

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

    @Test
    void codingsAreDecoded() throws IOException {
        server.serve("/gzip", coded("gzip", code(GZIPOutputStream::new, BODY)));
        server.serve("/x-gzip", coded("x-gzip", code(GZIPOutputStream::new, BODY)));
        server.serve("/deflate", coded("deflate", code(DeflaterOutputStream::new, BODY)));
        server.serve("/zstd", coded("zstd", Zstd.compress(BODY)));
        server.serve("/identity", coded("identity", BODY));
        server.serve("/not-really", coded("gzip", BODY));
        server.serve("/store", coded("aws-chunked", BODY));
        server.serve("/mail", coded("binary", BODY));
        server.serve("/twice", coded("gzip, zstd", Zstd.compress(code(GZIPOutputStream::new, BODY))));
        for (String path : List.of(
                "/gzip", "/x-gzip", "/deflate", "/zstd", "/identity", "/not-really", "/store", "/mail", "/twice")) {
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
    void charsetThatNobodyKnowsIsNoReasonNotToRead() {
        for (String charset : List.of("utf8mb4", "none", "\"x")) {
            server.serve("/f", "text/xml; charset=" + charset, TEXT);
            assertThat(fetch("/f")).as(charset).isInstanceOf(FetchResult.Fetched.class);
        }
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
        server.serve("/cut", coded("gzip", Arrays.copyOf(whole, whole.length / 2)));
        assertThat(reason(fetch("/cut"))).startsWith("damaged gzip content");
        server.serve("/no-trailer", coded("gzip", Arrays.copyOf(whole, whole.length - 8)));
        assertThat(reason(fetch("/no-trailer"))).contains("it ends too early", "mend it");
        server.serve("/lzma", coded("lzma", whole));
        assertThat(reason(fetch("/lzma"))).isEqualTo("unknown content coding: lzma; the site has to mend it");
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
}
