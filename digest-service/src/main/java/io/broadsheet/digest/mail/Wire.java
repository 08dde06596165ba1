package io.broadsheet.digest.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server under a connection: takes a whole mail in one write, which ends after a while, come what may. Somebody
 * looks after each connection now and then: an alarm for each write would cost more than the write.
 */
final class Wire {

    /** A write may last for its time limit and one look longer. */
    private static final int LOOKS = 4;

    private final Supplier<@Nullable Socket> socket;
    private final Duration writeTimeout;
    private final ScheduledExecutorService timeouts;
    private @Nullable OutputStream out;
    private long writes;
    private volatile long underWay;
    private volatile boolean cut;

    Wire(Supplier<@Nullable Socket> socket, Duration writeTimeout, ScheduledExecutorService timeouts) {
        this.socket = socket;
        this.writeTimeout = writeTimeout;
        this.timeouts = timeouts;
    }

    void write(WireBuffer bytes) throws IOException {
        OutputStream to = out;
        if (to == null) {
            to = open();
            out = to;
        }
        underWay = ++writes;
        try {
            bytes.writeTo(to);
            to.flush();
        } catch (IOException e) {
            throw cut ? tooLong(e) : e;
        } finally {
            underWay = 0;
        }
    }

    private IOException tooLong(IOException cause) {
        var late = new SocketTimeoutException("the server took nothing for %d s".formatted(writeTimeout.toSeconds()));
        late.initCause(cause);
        return late;
    }

    /** When the certificate ends that the server showed, if it did. */
    @Nullable
    Instant certificateUntil() {
        try {
            return socket.get() instanceof SSLSocket encrypted
                            && encrypted.getSession().getPeerCertificates()[0] instanceof X509Certificate shown
                    ? shown.getNotAfter().toInstant()
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null; // the connection has failed
        }
    }

    private OutputStream open() throws IOException {
        Socket connected = socket.get();
        if (connected == null) {
            throw new IOException("not connected");
        }
        if (!(connected instanceof SSLSocket)) { // that one writes to a socket with a time limit of its own
            lookAfter(connected, 0, 0);
        }
        return connected.getOutputStream();
    }

    private void lookAfter(Socket connected, long seen, int times) {
        ScheduledFuture<?> _ = timeouts.schedule(
                () -> look(connected, seen, times), writeTimeout.toNanos() / LOOKS, TimeUnit.NANOSECONDS);
    }

    private void look(Socket connected, long seen, int times) {
        long now = underWay;
        int again = now != 0 && now == seen ? times + 1 : 0;
        if (again == LOOKS) {
            cut = true;
            close(connected);
        } else if (!connected.isClosed()) {
            lookAfter(connected, now, again);
        }
    }

    private static void close(Socket connected) {
        try {
            connected.close();
        } catch (IOException e) {
            // it has gone already
        }
    }
}
