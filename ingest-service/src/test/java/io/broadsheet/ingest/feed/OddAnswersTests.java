package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are not quite HTTP: said in words that an operator understands, and never at length. */
class OddAnswersTests extends Fetches {

    private static final String CHUNKED = "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n";
    private static final String PLAIN = "HTTP/1.1 200 OK\\r\\nContent-Length: ";

    @ParameterizedTest
    @CsvSource({
        CHUNKED + "zz\\r\\nabc\\r\\n, the answer came damaged: ",
        CHUNKED + "ffffffffffffffffffff\\r\\nabc, the answer came damaged: ",
        CHUNKED + "-5\\r\\nabc\\r\\n0\\r\\n\\r\\n, the answer could not be taken in: ",
        CHUNKED + "3\\r\\nabc\\r\\n, the server hung up: ",
        PLAIN + "100\\r\\n\\r\\nabc, the server hung up: ",
        PLAIN + "many\\r\\n\\r\\nabc, not HTTP as it should be: ",
        PLAIN + "-1\\r\\n\\r\\nabc, not HTTP as it should be: ",
        "HTTP/2.0 200 OK\\r\\n\\r\\nabc, not HTTP as it should be: ",
        "SSH-2.0-OpenSSH_9.6\\r\\n, not HTTP as it should be: ",
        "HTTP/1.1 abc\\r\\n\\r\\n, not HTTP as it should be: ",
        "HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: h2c\\r\\n\\r\\n, not HTTP as it should be: ",
        "'', the server hung up: ",
    })
    void whatIsNotHttpIsSaid(String answer, String words) throws IOException {
        assertThat(reason(fetch(answer.replace("\\r", "\r").replace("\\n", "\n"), false)))
                .startsWith(words)
                .doesNotContain("null");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.0 200 OK\\r\\n\\r\\n",
        "HTTP/1.1 200\\r\\nContent-Length: 60\\r\\n\\r\\n",
        "HTTP/1.1 200 OK\\nContent-Length: 60\\n\\n",
        "\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 60\\r\\nX: a\\r\\n b\\r\\n\\r\\n",
        "HTTP/1.1 103 Early Hints\\r\\nLink: <s>\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 60\\r\\n\\r\\n",
    })
    void whatIsOnlyOldFashionedIsRead(String head) throws IOException {
        assertThat(TEXT).hasSize(60);
        assertThat(fetch(head.replace("\\r", "\r").replace("\\n", "\n") + TEXT, false))
                .isInstanceOfSatisfying(
                        FetchResult.Fetched.class,
                        fetched -> assertThat(fetched.body()).asString().isEqualTo(TEXT));
    }

    @Test
    void longAnswerWithoutAHeadIsQuotedInShort() throws IOException {
        assertThat(reason(fetch("<rss>" + "x".repeat(700), false)))
                .startsWith("not HTTP as it should be: ")
                .endsWith("…; the site has to mend it")
                .hasSizeLessThan(300);
    }

    @Test
    void brokenConnectionIsSaid() throws IOException {
        assertThat(reason(fetch(PLAIN.replace("\\r", "\r").replace("\\n", "\n") + "100\r\n\r\nabc", true)))
                .isEqualTo("the connection broke: Connection reset");
    }

    /** Of a server that says this and closes, or resets, the connection. */
    private FetchResult fetch(String answer, boolean reset) throws IOException {
        try (var listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        try (var socket = listening.accept()) {
                            var in = new BufferedReader(
                                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                            while (!in.readLine().isEmpty()) {
                                // its question
                            }
                            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                            socket.setSoLinger(reset, 0);
                        }
                    }
                } catch (IOException e) {
                    // closed
                }
            });
            return fetch(URI.create("http://127.0.0.1:%d/f".formatted(listening.getLocalPort())));
        }
    }
}
