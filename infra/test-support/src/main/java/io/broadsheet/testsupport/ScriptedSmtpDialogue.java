package io.broadsheet.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** One connection's conversation with a {@link ScriptedSmtpServer}. */
final class ScriptedSmtpDialogue {

    private final ScriptedSmtpServer server;
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private String sender = "";
    private String recipient = "";
    private int mails;

    ScriptedSmtpDialogue(ScriptedSmtpServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = reader(socket);
        this.out = socket.getOutputStream();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
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
        if (!verb.equals("AUTH")) {
            server.heard(line);
        }
        return switch (verb) {
            case "EHLO" -> say(hello());
            case "HELO", "NOOP", "RSET" -> say(ScriptedSmtpServer.OK);
            case "STARTTLS" -> say("220 go on") && encrypt();
            case "AUTH" -> authenticate(line.split(" ", 3));
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

    private String hello() {
        StringBuilder reply = new StringBuilder("250-mail.example.org\r\n"); // the first line names no extension
        server.extensions().forEach(each -> reply.append("250-").append(each).append("\r\n"));
        return reply.append("250 ENHANCEDSTATUSCODES").toString();
    }

    private boolean encrypt() throws IOException {
        socket = server.encrypted(socket);
        in = reader(socket);
        out = socket.getOutputStream();
        return true;
    }

    /** Takes whatever a client says; LOGIN and CRAM-MD5 are asked on. */
    private boolean authenticate(String[] words) throws IOException {
        StringBuilder said = new StringBuilder("AUTH ").append(words[1]);
        if (words.length > 2) {
            said.append(' ').append(decoded(words[2]));
        }
        List<String> questions = switch (words[1]) {
            case "LOGIN" -> List.of("Username:", "Password:").subList(words.length - 2, 2);
            case "CRAM-MD5" -> List.of("<1896.697170952@mail.example.org>");
            default -> List.of();
        };
        for (String question : questions) {
            say("334 " + Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.US_ASCII)));
            said.append(' ').append(decoded(in.readLine()));
        }
        server.heard(said.toString());
        return say("235 2.7.0 welcome");
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
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
