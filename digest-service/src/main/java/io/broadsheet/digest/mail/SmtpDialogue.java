package io.broadsheet.digest.mail;

import io.broadsheet.digest.mail.SmtpChannel.Reply;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails over on one connection: sender, recipient and the wish to send in one write, the mail in another (RFC 2920), so
 * that a mail takes two round trips. A server that does not offer that gets one command at a time.
 */
final class SmtpDialogue {

    private static final int CLOSING = 421;
    private static final int GO_ON = 354;

    private final SmtpChannel channel;
    private final WireBuffer commands = new WireBuffer();
    private final WireBuffer content = new WireBuffer();
    private boolean unfinished;
    private boolean usable = true;

    SmtpDialogue(SmtpChannel channel) {
        this.channel = channel;
    }

    /** Whether another mail may be handed over. */
    boolean usable() {
        return usable;
    }

    SendResult send(SplicedMessage message) {
        boolean begun = false;
        try {
            boolean asItIs = message.gainsByEightBits() && channel.takesEightBits();
            fill(message, asItIs); // whatever fails here fails before the server has heard of the mail
            SendResult refused = envelope(message, asItIs);
            if (refused != null) {
                return refused;
            }
            begun = true;
            return content();
        } catch (MessagingException | IOException e) {
            usable = false;
            String reason = e instanceof MessagingException failure ? SmtpReply.reason(failure) : e.toString();
            return begun ? new SendResult.Lost(reason) : new SendResult.NotConnected(reason);
        }
    }

    /** Returns null when the server waits for the content. */
    private @Nullable SendResult envelope(SplicedMessage message, boolean asItIs) throws MessagingException {
        List<String> group = new ArrayList<>(4);
        if (unfinished) {
            group.add("RSET");
        }
        group.add("MAIL FROM:<" + message.envelopeSender() + ">" + (asItIs ? " BODY=8BITMIME" : "")
                + (message.isInternational() ? " SMTPUTF8" : ""));
        group.add("RCPT TO:<" + message.recipient() + ">");
        group.add("DATA");
        boolean together = channel.pipelines();
        if (together) {
            write(group);
        }
        unfinished = true;
        SendResult refused = null;
        for (String command : group) {
            if (!together) {
                write(List.of(command));
            }
            Reply reply = next(refused);
            if (reply == null) {
                return refused;
            }
            if (refused != null) {
                takeBack(command, reply);
            } else if (!isFine(command, reply)) {
                refused = refusal(command, reply);
                if (!together || !usable) {
                    return refused;
                }
            }
        }
        return refused;
    }

    /** The next reply; null when there is none, and none is needed, since the server has refused already. */
    private @Nullable Reply next(@Nullable SendResult refused) throws MessagingException {
        try {
            return channel.reply();
        } catch (MessagingException e) {
            if (refused == null) {
                throw e;
            }
            usable = false;
            return null;
        }
    }

    private static boolean isFine(String command, Reply reply) {
        return command.equals("DATA") ? reply.code() == GO_ON : reply.positive();
    }

    /** A server may ask for the content although it took no recipient: then it gets an empty one (RFC 2920, 3.1). */
    private void takeBack(String command, Reply reply) throws MessagingException {
        if (command.equals("DATA") && reply.code() == GO_ON) {
            write(List.of("."));
            channel.reply();
        }
        usable &= reply.code() > 0 && reply.code() != CLOSING;
    }

    private SendResult refusal(String command, Reply reply) throws MessagingException {
        SendResult result = result(reply);
        return command.startsWith("MAIL") && result instanceof SendResult.Refused(int code, String text)
                ? new SendResult.SenderRefused(code, text)
                : result;
    }

    private void fill(SplicedMessage message, boolean asItIs) throws IOException {
        content.reset();
        message.writeTo(content, asItIs);
        content.endContent(asItIs ? content.size() : message.headerSize());
    }

    private SendResult content() throws MessagingException {
        channel.write(content);
        Reply reply = channel.reply();
        unfinished = !reply.positive();
        return unfinished ? result(reply) : new SendResult.Accepted(reply.text());
    }

    private SendResult result(Reply reply) throws MessagingException {
        int code = reply.code();
        if (code >= 500 && code <= 599) {
            return new SendResult.Refused(code, reply.text());
        }
        if (code >= 400 && code <= 499) {
            usable = code != CLOSING;
            return new SendResult.Deferred(code, reply.text());
        }
        throw new MessagingException(code < 0 ? "the server closed the connection" : "unexpected: " + reply.text());
    }

    private void write(List<String> group) throws MessagingException {
        commands.reset();
        group.forEach(commands::command);
        channel.write(commands);
    }
}
