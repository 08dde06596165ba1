package io.broadsheet.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * A mail server that throws mails away, and can do what {@code smtp-sink} cannot: take some milliseconds for each mail, or
 * put some recipients off.
 */
final class SlowSink {

    private final int delayMillis;
    private final double putOff;
    private final RandomGenerator random = new Random(1);

    private SlowSink(int delayMillis, double putOff) {
        this.delayMillis = delayMillis;
        this.putOff = putOff;
    }

    /** Takes two arguments: milliseconds before the answer to each mail, and the percentage of recipients put off. */
    public static void main(String[] arguments) throws IOException {
        var sink = new SlowSink(Integer.parseInt(arguments[0]), Double.parseDouble(arguments[1]) / 100);
        try (var server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            System.out.println(server.getLocalPort());
            while (!server.isClosed()) {
                Socket client = server.accept();
                threads.execute(() -> sink.talk(client));
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedInputStream(client.getInputStream(), 64 * 1024);
                var out = new BufferedOutputStream(client.getOutputStream())) {
            client.setTcpNoDelay(true);
            say(out, "220 sink ESMTP");
            out.flush();
            boolean recipient = false;
            for (String command = line(in); !command.isEmpty() && !command.startsWith("QUIT"); command = line(in)) {
                recipient = answer(command, recipient, in, out);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers a command, and returns whether there is a recipient after it. */
    private boolean answer(String command, boolean recipient, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        switch (command.substring(0, Math.min(4, command.length()))) {
            case "EHLO" -> say(out, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME");
            case "RCPT" -> {
                boolean taken = !isPutOff();
                say(out, taken ? "250 2.1.5 fine" : "451 4.3.0 not now");
                return taken;
            }
            case "DATA" -> {
                if (recipient) {
                    say(out, "354 go on");
                    out.flush();
                    skipContent(in);
                    Thread.sleep(delayMillis);
                    say(out, "250 2.0.0 taken");
                } else {
                    say(out, "554 5.5.1 no recipient");
                }
            }
            default -> say(out, "250 2.0.0 fine");
        }
        return false;
    }

    private boolean isPutOff() {
        synchronized (random) {
            return random.nextDouble() < putOff;
        }
    }

    private static void skipContent(InputStream in) throws IOException {
        byte[] end = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
        int matched = 2;
        while (matched < end.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client has gone");
            }
            if (next == end[matched]) {
                matched++;
            } else {
                matched = next == '\r' ? 1 : 0;
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
