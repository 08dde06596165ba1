package io.broadsheet.digest.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One open connection; used by one thread at a time, kept open from mail to mail. */
final class SmtpConnection implements AutoCloseable {

    private static final int CLOSING = 421;

    private final SMTPTransport transport;
    private boolean usable = true;
    private Instant lastUsed;

    SmtpConnection(SMTPTransport transport, Instant now) {
        this.transport = transport;
        this.lastUsed = now;
    }

    SendResult send(SplicedMessage message, InternetAddress recipient) {
        try {
            transport.sendMessage(message, new Address[] {recipient});
            return new SendResult.Accepted(SmtpReply.shortened(transport.getLastServerResponse()));
        } catch (MessagingException e) {
            SendResult result = SmtpReply.of(e, message.begun());
            usable = staysUsable(result);
            return result;
        }
    }

    private static boolean staysUsable(SendResult result) {
        return switch (result) {
            case SendResult.Accepted accepted -> true;
            case SendResult.Refused refused -> true;
            case SendResult.SenderRefused refused -> true;
            case SendResult.Unsendable unsendable -> true;
            case SendResult.Deferred deferred -> deferred.code() != CLOSING;
            case SendResult.Lost lost -> false;
            case SendResult.NotConnected notConnected -> false;
        };
    }

    /** Whether another mail may be sent over it. */
    boolean usable() {
        return usable;
    }

    /** Asks the server whether it is still there. */
    boolean answers() {
        return transport.isConnected();
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
            transport.close();
        } catch (MessagingException e) {
            usable = false; // the other side has gone already
        }
    }
}
