package io.broadsheet.ingest.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Promises to keep its connections, and closes them without a word when told to. */
final class RudeServer implements AutoCloseable {

    private final ServerSocket listening;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final String body;

    RudeServer(String address, String body) throws IOException {
        this.body = body;
        listening = new ServerSocket(0, 10, InetAddress.ofLiteral(address));
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create(
                "http://%s:%d/f".formatted(listening.getInetAddress().getHostAddress(), listening.getLocalPort()));
    }

    int connections() {
        return accepted.size();
    }

    void hangUp() throws IOException {
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                accepted.add(socket);
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void answer(Socket socket) {
        try {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    String answer = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: keep-alive\r\n\r\n%s"
                            .formatted(body.length(), body);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            // the other side, or hangUp
        }
    }

    @Override
    public void close() throws IOException {
        hangUp();
        listening.close();
    }
}
