package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers nothing before it has heard all: a client that waits in between gets nowhere. */
class SmtpDialogueTests {

    private final BlockingQueue<List<String>> groups = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private ServerSocket listener;
    private MailTransport transport;

    @BeforeEach
    void start() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        transport =
                TestMails.transport(listener.getLocalPort(), new SettableClock(Instant.parse("2026-12-01T07:00:00Z")));
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        listener.close();
    }

    @Test
    void senderRecipientAndDataLeaveInOneGroup() throws Exception {
        answers.add("250 ok\r\n250 ok\r\n354 go on");
        answers.add("250 taken");

        assertThat(send("ada")).isEqualTo(new SendResult.Accepted("250 taken"));

        assertThat(next()).containsExactly("MAIL FROM:<news@broadsheet.example>", "RCPT TO:<ada@example.org>", "DATA");
        assertThat(next()).endsWith("--=_broadsheet_alternative--", ".");
    }

    @Test
    void aRefusedRecipientIsTakenBackInFrontOfTheNextMail() throws Exception {
        answers.add("250 ok\r\n550 5.1.1 nobody\r\n554 no recipient");
        answers.add("250 ok\r\n250 ok\r\n250 ok\r\n354 go on");
        answers.add("250 taken");

        assertThat(send("gone")).isEqualTo(new SendResult.Refused(550, "550 5.1.1 nobody"));
        assertThat(send("here")).isInstanceOf(SendResult.Accepted.class);

        assertThat(next()).hasSize(3);
        assertThat(next()).first().isEqualTo("RSET");
    }

    @Test
    void aServerThatAsksForTheContentAllTheSameGetsAnEmptyOne() throws Exception {
        answers.add("250 ok\r\n450 later\r\n354 go on");
        answers.add("554 no recipient");

        assertThat(send("busy")).isEqualTo(new SendResult.Deferred(450, "450 later"));

        assertThat(next()).hasSize(3);
        assertThat(next()).containsExactly(".");
    }

    @Test
    void aServerThatLeavesInTheMiddleOfAGroupHasSaidNoFirst() throws Exception {
        answers.add("553 not your address");
        answers.add("CUT");

        assertThat(send("ada")).isEqualTo(new SendResult.SenderRefused(553, "553 not your address"));
    }

    private SendResult send(String name) {
        return transport.send(TestMails.plain(name + "@example.org"));
    }

    private List<String> next() throws InterruptedException {
        return groups.poll(30, TimeUnit.SECONDS);
    }

    private void serve() {
        try (var socket = listener.accept();
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = socket.getOutputStream();
            say(out, "220 mail.example.org");
            in.readLine();
            say(out, "250-mail.example.org\r\n250 PIPELINING");
            for (List<String> group = group(in); !group.isEmpty(); group = group(in)) {
                groups.add(group);
                say(out, answers.take());
                if ("CUT".equals(answers.peek())) {
                    return;
                }
            }
        } catch (IOException e) {
            groups.add(List.of(e.toString())); // shows in the assertion that waits for a group
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lines up to what the other side has to wait after. */
    private static List<String> group(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = in.readLine();
        while (line != null && !line.equals("QUIT")) {
            lines.add(line);
            if (line.equals("DATA") || line.equals(".")) {
                return lines;
            }
            line = in.readLine();
        }
        return List.of();
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
