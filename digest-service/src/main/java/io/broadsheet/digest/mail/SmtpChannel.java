package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * angus-mail's transport, which connects, encrypts and authenticates; to send, it gives the server several commands, or a
 * whole mail, in one write, and hands out its replies.
 */
final class SmtpChannel extends SMTPTransport {

    private final Wire wire;

    SmtpChannel(Session session, Wire wire) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.wire = wire;
    }

    /**
     * What the server said.
     *
     * @param code three digits, or -1 when it closed the connection instead
     */
    record Reply(int code, String text) {

        boolean positive() {
            return code >= 200 && code <= 299;
        }
    }

    /** Whether the server takes several commands at once (RFC 2920). */
    boolean pipelines() {
        return supportsExtension("PIPELINING");
    }

    /** Whether the server takes text with all eight bits of each byte (RFC 6152). */
    boolean takesEightBits() {
        return supportsExtension("8BITMIME");
    }

    /** Whether the server takes addresses with letters beyond ASCII (RFC 6531). */
    boolean takesAllLetters() {
        return supportsExtension("SMTPUTF8");
    }

    /** When the certificate ends that the server showed, if it did. */
    @Nullable
    Instant certificateUntil() {
        return wire.certificateUntil();
    }

    synchronized void write(WireBuffer bytes) throws MessagingException {
        try {
            wire.write(bytes);
        } catch (IOException e) {
            throw new MessagingException("cannot write to the server", e);
        }
    }

    synchronized Reply reply() throws MessagingException {
        int code = readServerResponse();
        return new Reply(code, SmtpReply.shortened(getLastServerResponse()));
    }
}
