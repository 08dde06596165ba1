package io.broadsheet.testsupport;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server for many mails: forgets their contents, remembers that it took them, and fails as its script says. */
public final class MailSink implements AutoCloseable {

    private final int port = FreePorts.next();
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile MailFault.Script script = (recipient, attempt) -> MailFault.NONE;
    private volatile Duration latency = Duration.ZERO;
    private volatile int mailsPerConnection = Integer.MAX_VALUE;
    private volatile ServerSocket listener;
    private volatile Thread acceptor;

    /**
     * A mail that the sink took.
     *
     * @param messageId with its angle brackets
     * @param told whether the sender was to get an answer; if not, it must send the mail again
     */
    public record Taken(String recipient, String messageId, Instant at, boolean told) {}

    public MailSink(InstantSource clock) {
        this.clock = clock;
        startAgain();
    }

    public int port() {
        return port;
    }

    /** What goes wrong from now on. */
    public void script(MailFault.Script faults) {
        script = faults;
    }

    /** How long the answer to each content takes. */
    public void latency(Duration each) {
        latency = each;
    }

    /** Closes every connection with 421 when it has carried that many mails. */
    public void mailsPerConnection(int most) {
        mailsPerConnection = most;
    }

    /** Every mail taken since the start or the last {@link #clear}, in the order they came in. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** How many those are. */
    public int count() {
        return count.get();
    }

    /** Forgets all mails and attempts. */
    public void clear() {
        taken.clear();
        attempts.clear();
        count.set(0);
    }

    /** Stops listening and resets all connections. */
    public void stop() {
        closeQuietly(listener);
        try {
            acceptor.join(); // the port is free only when nobody accepts any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sockets.forEach(MailSink::reset);
    }

    /** Listens again on the same port. */
    public void startAgain() {
        ServerSocket server = listen();
        listener = server;
        acceptor = Thread.ofVirtual().name("mail-sink").start(() -> accept(server));
    }

    @Override
    public void close() {
        stop();
    }

    MailFault fault(String recipient) {
        int attempt =
                attempts.computeIfAbsent(recipient, each -> new AtomicInteger()).incrementAndGet();
        return script.of(recipient, attempt);
    }

    void take(String recipient, String messageId, boolean told) {
        taken.add(new Taken(recipient, messageId, clock.instant(), told));
        count.incrementAndGet();
    }

    Duration latency() {
        return latency;
    }

    int mailsPerConnection() {
        return mailsPerConnection;
    }

    private ServerSocket listen() {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket server) {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            closeQuietly(server); // stopped
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new MailSinkDialogue(this, socket).run();
        } catch (IOException e) {
            closeQuietly(socket); // the client has gone, or the test has cut the connection
        } finally {
            sockets.remove(socket);
        }
    }

    /** Closes a connection so that the other side sees a reset, not an end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            closeQuietly(socket); // closed already
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
