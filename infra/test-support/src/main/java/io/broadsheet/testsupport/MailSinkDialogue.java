package io.broadsheet.testsupport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** One connection's conversation with a {@link MailSink}. */
final class MailSinkDialogue {

    private static final int BUFFER = 64 * 1024;
    private static final String OK = "250 2.0.0 ok";
    private static final String MESSAGE_ID = "Message-ID:";

    private final MailSink sink;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] line = new byte[1024];
    private int length;
    private String recipient = "";
    private MailFault fault = MailFault.NONE;
    private int mails;

    MailSinkDialogue(MailSink sink, Socket socket) throws IOException {
        this.sink = sink;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
    }

    void run() throws IOException {
        boolean goOn = say("220 sink ESMTP");
        while (goOn) {
            goOn = read() && answer(text());
        }
    }

    private boolean answer(String command) throws IOException {
        String verb = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> say("250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8");
            case "HELO", "NOOP", "RSET" -> say(OK);
            case "MAIL" -> say(mails < sink.mailsPerConnection() ? OK : "421 4.7.0 enough mails for one connection");
            case "RCPT" -> {
                recipient = address(command);
                fault = sink.fault(recipient);
                yield say(fault instanceof MailFault.AtRecipient(String reply) ? reply : OK);
            }
            case "DATA" -> refused() ? say("554 5.5.1 no valid recipients") : say("354 go on") && content();
            case "QUIT" -> {
                say("221 bye");
                yield false;
            }
            default -> say("502 5.5.2 not understood");
        };
    }

    private boolean refused() {
        return fault instanceof MailFault.AtRecipient;
    }

    private boolean content() throws IOException {
        String messageId = "";
        boolean header = true;
        while (read()) {
            if (length == 1 && line[0] == '.') {
                mails++;
                return verdict(messageId);
            }
            header &= length > 0;
            if (header && length > MESSAGE_ID.length() && (line[0] | 0x20) == 'm' && startsWithMessageId()) {
                messageId = text().substring(MESSAGE_ID.length()).strip();
            }
        }
        return false;
    }

    private boolean startsWithMessageId() {
        return text().regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length());
    }

    private boolean verdict(String messageId) throws IOException {
        LockSupport.parkNanos(sink.latency().toNanos());
        return switch (fault) {
            case MailFault.None none -> {
                sink.take(recipient, messageId, true);
                yield say(OK);
            }
            case MailFault.AtRecipient refused -> throw new IllegalStateException("content for " + refused);
            case MailFault.AtContent(String reply) -> say(reply);
            case MailFault.Reset(boolean taken) -> {
                takeUntold(messageId, taken);
                MailSink.reset(socket);
                yield false;
            }
            case MailFault.Hang(boolean taken) -> {
                takeUntold(messageId, taken);
                in.transferTo(OutputStream.nullOutputStream());
                yield false;
            }
        };
    }

    private void takeUntold(String messageId, boolean taken) {
        if (taken) {
            sink.take(recipient, messageId, false);
        }
    }

    private boolean say(String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return !reply.startsWith("421");
    }

    /** Reads a line without its end; false when there are no more. */
    private boolean read() throws IOException {
        length = 0;
        for (int each = in.read(); each >= 0; each = in.read()) {
            if (each == '\n') {
                length -= length > 0 && line[length - 1] == '\r' ? 1 : 0;
                return true;
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) each;
        }
        return false;
    }

    private String text() {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private static String address(String command) {
        int open = command.indexOf('<');
        int close = command.indexOf('>', open);
        return open < 0 || close < 0 ? "" : command.substring(open + 1, close);
    }
}
