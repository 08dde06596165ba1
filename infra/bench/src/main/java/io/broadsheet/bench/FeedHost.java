package io.broadsheet.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Process that serves the feeds: one on each address of 127.0.0.0/8, as a feed has its own host in the world. Knows just
 * enough HTTP for it to cost as little as possible. Commands and answers are lines: {@code version 3}, {@code reset},
 * {@code span}, and {@code wait 2000}, which is answered when there have been so many requests.
 */
public final class FeedHost {

    private static final int TENTH = 10;
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Feeds feeds = new Feeds();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private volatile int version;

    private FeedHost() {}

    public static void main(String[] arguments) throws IOException {
        var host = new FeedHost();
        var server = new ServerSocket();
        server.bind(new InetSocketAddress(0), 1_024);
        Thread.ofPlatform().daemon().start(() -> host.accept(server));
        Lines.serve(String.valueOf(server.getLocalPort()), host::answer);
    }

    /** Where the feed of that number is. */
    static URI address(int port, int feed) {
        return URI.create(
                "http://127.%d.%d.%d:%d/%d".formatted(1 + feed / 62_500, feed / 250 % 250, 1 + feed % 250, port, feed));
    }

    private String answer(String command) {
        String[] words = command.split(" ", -1);
        switch (words[0]) {
            case "version" -> version = Integer.parseInt(words[1]);
            case "reset" -> {
                first.set(0);
                requests.set(0);
            }
            case "wait" -> waitFor(Long.parseLong(words[1]));
            default -> {}
        }
        return first.get() + " " + requests.get();
    }

    private void waitFor(long wanted) {
        long start = System.nanoTime();
        try {
            while (requests.get() < wanted) {
                if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
                    throw new IllegalStateException(
                            "%d of %d requests in %s".formatted(requests.get(), wanted, LONGEST_WAIT));
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), 2_048);
                OutputStream out = socket.getOutputStream()) {
            for (String line = line(in); line != null; line = line(in)) {
                answer(line, in, out);
            }
        } catch (SocketException e) {
            // the client has gone, and this is no benchmark of how it does that
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String request, InputStream in, OutputStream out) throws IOException {
        first.compareAndSet(0, System.currentTimeMillis());
        int feed = Integer.parseInt(request.split(" ", 3)[1].substring(1));
        int current = feed % TENTH == 0 ? version : 0;
        String etag = "\"" + feed + "-" + current + "\"";
        boolean known = false;
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            known |= header.regionMatches(true, 0, "If-None-Match:", 0, 14) && header.contains(etag);
        }
        byte[] body = known ? new byte[0] : feeds.bytes(feed, current);
        String head = known
                ? "HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: " + etag + "\r\nContent-Length: "
                        + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        out.write(all);
        requests.incrementAndGet();
    }

    private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return null;
    }
}
