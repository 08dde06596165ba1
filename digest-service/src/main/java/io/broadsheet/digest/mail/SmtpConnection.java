package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import java.time.Instant;

/** One open connection; used by one thread at a time, kept open from mail to mail. */
final class SmtpConnection implements AutoCloseable {

    private static final String ASCII_ONLY =
            "the mail server takes no address with letters beyond ASCII before the @: it does not offer SMTPUTF8 (RFC 6531)";

    private final SmtpChannel channel;
    private final SmtpDialogue dialogue;
    private Instant lastUsed;
    private boolean closed;

    SmtpConnection(SmtpChannel channel, Instant now) {
        this.channel = channel;
        this.dialogue = new SmtpDialogue(channel);
        this.lastUsed = now;
    }

    SendResult send(SplicedMessage message) {
        return message.isInternational() && !takesAllLetters()
                ? new SendResult.Unsupported(ASCII_ONLY)
                : dialogue.send(message);
    }

    /** Whether the server takes addresses with letters beyond ASCII. */
    boolean takesAllLetters() {
        return channel.takesAllLetters();
    }

    /** Whether another mail may be sent over it. */
    boolean usable() {
        return !closed && dialogue.usable();
    }

    /** Asks the server whether it is still there. */
    boolean answers() {
        return channel.isConnected();
    }

    void usedAt(Instant now) {
        lastUsed = now;
    }

    Instant lastUsed() {
        return lastUsed;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (MessagingException e) {
            closed = true; // the other side has gone already
        }
    }
}
