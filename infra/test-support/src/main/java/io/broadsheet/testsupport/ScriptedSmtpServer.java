package io.broadsheet.testsupport;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An SMTP server that says what a test wants it to, and remembers every mail whose content it has seen. */
public final class ScriptedSmtpServer implements AutoCloseable {

    /** Instead of a reply: the connection is cut. */
    public static final String CUT = "CUT";

    static final String OK = "250 2.0.0 ok";
    private static final int OPEN_GATE = 1_000_000;

    private final int port = FreePorts.next();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore gate = new Semaphore(OPEN_GATE);
    private volatile UnaryOperator<String> onSender = sender -> OK;
    private volatile UnaryOperator<String> onRecipient = recipient -> OK;
    private volatile UnaryOperator<String> onContent = recipient -> OK;
    private volatile int mailsPerConnection = Integer.MAX_VALUE;
    private volatile List<String> extensions = List.of();
    private volatile @Nullable SSLContext tls;
    private volatile boolean encryptedFromTheStart;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile ServerSocket listener;
    private volatile Thread acceptor;

    /**
     * A mail whose content arrived.
     *
     * @param reply what the server said to it, or {@link #CUT}
     */
    public record Mail(String sender, String recipient, String content, String reply) {

        /** Whether the sender was told that the mail is taken. */
        public boolean accepted() {
            return reply.startsWith("2");
        }

        /** The value of a header that is on one line. */
        public String header(String name) {
            return content.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .findFirst()
                    .map(line -> line.substring(name.length() + 1).strip())
                    .orElse("");
        }
    }

    public ScriptedSmtpServer() {
        startAgain();
    }

    public int port() {
        return port;
    }

    /** What to reply to MAIL FROM. */
    public void onSender(UnaryOperator<String> reply) {
        onSender = reply;
    }

    /** What to reply to RCPT TO. */
    public void onRecipient(UnaryOperator<String> reply) {
        onRecipient = reply;
    }

    /** What to reply to the content, by its recipient. */
    public void onContent(UnaryOperator<String> reply) {
        onContent = reply;
    }

    /** Closes every connection with 421 when it has carried that many mails. */
    public void mailsPerConnection(int most) {
        mailsPerConnection = most;
    }

    /** What EHLO is answered with, {@code STARTTLS} and {@code AUTH PLAIN} among it. */
    public void extensions(String... offered) {
        extensions = List.of(offered);
    }

    /**
     * Speaks TLS with these keys.
     *
     * @param fromTheStart whether before the greeting, else after STARTTLS
     */
    public void tls(SSLContext keys, boolean fromTheStart) {
        tls = keys;
        encryptedFromTheStart = fromTheStart;
    }

    /** Every line of every client but those of contents; credentials are decoded. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** From now on contents wait for their reply until {@link #release}. */
    public void hold() {
        gate.drainPermits();
    }

    /** Lets contents be replied to again. */
    public void release() {
        gate.release(OPEN_GATE);
    }

    /** How many contents wait for their reply. */
    public int held() {
        return gate.getQueueLength();
    }

    /** Every mail whose content arrived, accepted or not. */
    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** How many connections were made so far. */
    public int connections() {
        return connections.get();
    }

    /** Stops listening and cuts all connections. */
    public void stop() {
        closeQuietly(listener);
        try {
            acceptor.join(); // the port is free only when nobody accepts any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sockets.forEach(ScriptedSmtpServer::closeQuietly);
    }

    /** Listens again on the same port. */
    public void startAgain() {
        ServerSocket server = listen();
        listener = server;
        acceptor = Thread.ofVirtual().name("scripted-smtp").start(() -> accept(server));
    }

    @Override
    public void close() {
        release();
        stop();
    }

    private ServerSocket listen() {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
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
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            closeQuietly(server); // stopped
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new ScriptedSmtpDialogue(this, encryptedFromTheStart ? encrypted(socket) : socket).run();
        } catch (IOException e) {
            closeQuietly(socket); // the client has gone, or the test has cut the connection
        } finally {
            sockets.remove(socket);
        }
    }

    List<String> extensions() {
        return extensions;
    }

    void heard(String command) {
        commands.add(command);
    }

    /** The same connection with TLS on it; a client that has a certificate is asked for it. */
    Socket encrypted(Socket socket) throws IOException {
        SSLContext keys = Objects.requireNonNull(tls, "STARTTLS is offered without keys");
        var encrypted = (SSLSocket) keys.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.setWantClientAuth(true);
        encrypted.startHandshake();
        String name = clientName(encrypted);
        if (name != null) {
            heard("certificate of " + name);
        }
        return encrypted;
    }

    private static @Nullable String clientName(SSLSocket socket) {
        try {
            return socket.getSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return null; // most have none
        }
    }

    String replyToSender(String sender) {
        return onSender.apply(sender);
    }

    String replyToRecipient(String recipient) {
        return onRecipient.apply(recipient);
    }

    String replyToContent(String sender, String recipient, String content) {
        gate.acquireUninterruptibly();
        gate.release();
        String reply = onContent.apply(recipient);
        mails.add(new Mail(sender, recipient, content, reply));
        return reply;
    }

    int mailsPerConnection() {
        return mailsPerConnection;
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
