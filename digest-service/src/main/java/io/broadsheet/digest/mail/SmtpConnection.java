package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;

/** One open connection; used by one thread at a time, kept open from mail to mail. */
final class SmtpConnection implements AutoCloseable {

    private final SmtpChannel channel;
    private final SmtpDialogue dialogue;
    private Instant lastUsed;
    private boolean closed;

    SmtpConnection(SmtpChannel channel, Instant now) {
        this.channel = channel;
        this.dialogue = new SmtpDialogue(channel);
        this.lastUsed = now;
    }

    SendResult send(SplicedMessage message, InternetAddress recipient) {
        return dialogue.send(message, recipient.getAddress());
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
