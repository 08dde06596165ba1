package io.broadsheet.digest.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;
import org.jspecify.annotations.Nullable;

/** The way to the server under a connection: takes a whole mail in one write, which ends after a while, come what may. */
final class Wire {

    private final Supplier<@Nullable Socket> socket;
    private final Duration writeTimeout;
    private final ScheduledExecutorService timeouts;
    private @Nullable OutputStream out;

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
        bytes.writeTo(to);
        to.flush();
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
        if (connected instanceof SSLSocket) {
            return connected.getOutputStream(); // writes to one with a time limit
        }
        return new WriteTimeoutSocket(connected, Math.toIntExact(writeTimeout.toMillis()), timeouts).getOutputStream();
    }
}
