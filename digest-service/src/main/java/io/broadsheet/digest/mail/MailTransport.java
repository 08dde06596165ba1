package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Hands mails to one mail server, over a bounded number of connections that stay open. */
public final class MailTransport implements AutoCloseable {

    private static final int CLOSING = 421;

    private final String name;
    private final SmtpServer server;
    private final MailWriter writer;
    private final SmtpConnections connections;
    private final InstantSource clock;
    private final Semaphore permits;
    private volatile @Nullable Reachability reachability;
    private volatile boolean allLetters = true;

    /** What the last contact with the server was like. */
    private record Reachability(Instant at, @Nullable String problem) {}

    MailTransport(String name, SmtpServer server, MailProperties properties, MailWriter writer, InstantSource clock) {
        this.name = name;
        this.server = server;
        this.writer = writer;
        this.connections = new SmtpConnections(properties, new SmtpSession(server, properties), clock);
        this.clock = clock;
        this.permits = new Semaphore(server.connections());
    }

    /** What the route is called in the configuration. */
    public String name() {
        return name;
    }

    /** Routes with a lower one are preferred. */
    public int preference() {
        return server.preference();
    }

    /** How many mails can be on their way at once. */
    public int connections() {
        return server.connections();
    }

    /** The most that all processes together may hand over. */
    public Rate rate() {
        return server.rate();
    }

    /** How it starts while its address is new; null: all at once. */
    public @Nullable WarmUp warmUp() {
        return server.warmUp();
    }

    /** Whether it takes addresses with letters beyond ASCII, or nothing else is known yet. */
    public boolean takesAllLetters() {
        return allLetters;
    }

    String address() {
        return server.address();
    }

    String security() {
        return server.security().spelling();
    }

    /** Hands over one mail; waits for a connection if all are in use. */
    public SendResult send(OutgoingMail mail) {
        SplicedMessage message;
        try {
            message = writer.write(mail);
        } catch (IllegalArgumentException e) {
            return new SendResult.Unsendable(SmtpReply.shortened(e.getMessage()));
        }
        permits.acquireUninterruptibly();
        try {
            SendResult result = overAnyConnection(message);
            note(result);
            return result;
        } finally {
            permits.release();
        }
    }

    private SendResult overAnyConnection(SplicedMessage message) {
        SmtpConnection kept = kept(message);
        if (kept != null) {
            SendResult result = over(kept, message);
            if (!gone(result)) {
                return result;
            }
        }
        try {
            SendResult result = over(open(), message);
            // the server let us in and then left: that may be this mail's doing, so it must not hold up all others
            return result instanceof SendResult.NotConnected(String reason) ? new SendResult.Lost(reason) : result;
        } catch (MessagingException e) {
            return new SendResult.NotConnected(SmtpReply.reason(e));
        }
    }

    /**
     * A kept connection, unless it lacks what this mail needs and the one opened last had: servers behind one name may differ.
     * It is closed then, so that there are never more of them than allowed.
     */
    private @Nullable SmtpConnection kept(SplicedMessage message) {
        SmtpConnection kept = connections.kept();
        if (kept == null || !message.isInternational() || kept.takesAllLetters() || !allLetters) {
            return kept;
        }
        kept.close();
        return null;
    }

    /** Whether a kept connection had ended before this mail's content was sent, so that a new one is worth it. */
    private static boolean gone(SendResult result) {
        return result instanceof SendResult.NotConnected
                || (result instanceof SendResult.Deferred deferred && deferred.code() == CLOSING);
    }

    private SmtpConnection open() throws MessagingException {
        SmtpConnection connection = connections.open();
        allLetters = connection.takesAllLetters();
        return connection;
    }

    private SendResult over(SmtpConnection connection, SplicedMessage message) {
        try {
            return connection.send(message);
        } finally {
            connections.giveBack(connection);
        }
    }

    /** Tries to reach the server without sending anything; empty if that worked, else what is wrong. */
    public Optional<String> probe() {
        permits.acquireUninterruptibly();
        try {
            SmtpConnection kept = connections.kept();
            if (kept != null && kept.answers()) {
                connections.giveBack(kept);
            } else {
                connections.giveBack(open());
            }
            return noted(null);
        } catch (MessagingException e) {
            return noted(SmtpReply.reason(e));
        } finally {
            permits.release();
        }
    }

    /** What was wrong with the server at the last contact, without asking again; empty when nothing was, or none was made. */
    public Optional<String> lastProblem() {
        Reachability last = reachability;
        return last == null ? Optional.empty() : Optional.ofNullable(last.problem());
    }

    /** What is wrong with the server as of the last contact; asks it if that was too long ago. */
    Optional<String> problem(Duration atMostAgo) {
        Reachability last = reachability;
        if (last != null && last.at().plus(atMostAgo).isAfter(clock.instant())) {
            return Optional.ofNullable(last.problem());
        }
        return probe();
    }

    /** Closes connections that have not been used for a while; to be called now and then. */
    public void closeIdle() {
        connections.closeIdle();
    }

    private void note(SendResult result) {
        switch (result) {
            case SendResult.NotConnected notConnected -> noted(notConnected.reason());
            case SendResult.Lost lost -> noted(lost.reason());
            case SendResult.Accepted accepted -> noted(null);
            case SendResult.Deferred deferred -> noted(null);
            case SendResult.Refused refused -> noted(null);
            case SendResult.SenderRefused refused -> noted(null);
            case SendResult.Unsendable unsendable -> noted(null);
            case SendResult.Unsupported unsupported -> noted(null);
        }
    }

    private Optional<String> noted(@Nullable String problem) {
        reachability = new Reachability(clock.instant(), problem);
        return Optional.ofNullable(problem);
    }

    @Override
    public void close() {
        connections.close();
    }
}
