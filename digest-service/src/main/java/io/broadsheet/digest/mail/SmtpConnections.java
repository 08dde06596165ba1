package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Connections that wait for their next mail, the one used last on top. */
final class SmtpConnections implements AutoCloseable {

    private final MailProperties properties;
    private final SmtpSession session;
    private final InstantSource clock;
    private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SmtpConnections(MailProperties properties, SmtpSession session, InstantSource clock) {
        this.properties = properties;
        this.session = session;
        this.clock = clock;
    }

    /** A connection that was used a moment ago, if there is one; the server may have closed it meanwhile. */
    @Nullable
    SmtpConnection kept() {
        closeIdle();
        return idle.pollFirst();
    }

    /** A new connection, past greeting, encryption and authentication. */
    SmtpConnection open() throws MessagingException {
        return new SmtpConnection(session.connect(), clock.instant());
    }

    /** Keeps a connection for later, or closes it if it is of no use any more. */
    void giveBack(SmtpConnection connection) {
        if (!connection.usable() || properties.keepOpen().isZero()) {
            connection.close();
            return;
        }
        connection.usedAt(clock.instant());
        idle.addFirst(connection);
        if (closed) {
            close();
        }
    }

    /** Closes what has not been used for a while, before the server does. */
    void closeIdle() {
        var limit = clock.instant().minus(properties.keepOpen());
        SmtpConnection oldest = idle.peekLast();
        while (oldest != null && oldest.lastUsed().isBefore(limit)) {
            if (idle.removeLastOccurrence(oldest)) {
                oldest.close();
            }
            oldest = idle.peekLast();
        }
    }

    @Override
    public void close() {
        closed = true;
        List<SmtpConnection> open = new ArrayList<>();
        for (SmtpConnection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            open.add(each);
        }
        open.forEach(SmtpConnection::close);
    }
}
