package io.broadsheet.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection's conversation with a {@link ScriptedSmtpServer}. */
final class ScriptedSmtpDialogue {

    private final ScriptedSmtpServer server;
    private final BufferedReader in;
    private final OutputStream out;
    private String sender = "";
    private String recipient = "";
    private int mails;

    ScriptedSmtpDialogue(ScriptedSmtpServer server, Socket socket) throws IOException {
        this.server = server;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        this.out = socket.getOutputStream();
    }

    void run() throws IOException {
        boolean goOn = say("220 scripted ESMTP");
        while (goOn) {
            String line = in.readLine();
            goOn = line != null && answer(line);
        }
    }

    private boolean answer(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO", "HELO", "NOOP", "RSET" -> say(ScriptedSmtpServer.OK);
            case "MAIL" -> mail(line);
            case "RCPT" -> {
                recipient = address(line);
                yield say(server.replyToRecipient(recipient));
            }
            case "DATA" -> say("354 go on") && content();
            case "QUIT" -> {
                say("221 bye");
                yield false;
            }
            default -> say("502 5.5.2 not understood");
        };
    }

    private boolean mail(String line) throws IOException {
        if (mails >= server.mailsPerConnection()) {
            say("421 4.7.0 enough mails for one connection");
            return false;
        }
        sender = address(line);
        return say(server.replyToSender(sender));
    }

    private boolean content() throws IOException {
        StringBuilder content = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        mails++;
        return say(server.replyToContent(sender, recipient, content.toString()));
    }

    private boolean say(String reply) throws IOException {
        if (reply.equals(ScriptedSmtpServer.CUT)) {
            return false;
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return !reply.startsWith("421");
    }

    private static String address(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open);
        return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
    }
}
