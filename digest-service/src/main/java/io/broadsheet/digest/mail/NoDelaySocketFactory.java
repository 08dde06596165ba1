package io.broadsheet.digest.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.SocketFactory;

/** Sockets without Nagle's algorithm, which with delayed acknowledgements costs about 40 ms a mail. */
final class NoDelaySocketFactory extends SocketFactory {

    private final Consumer<Socket> made;

    NoDelaySocketFactory() {
        this(_ -> {});
    }

    /**
     * A factory.
     *
     * @param made is told of each socket
     */
    NoDelaySocketFactory(Consumer<Socket> made) {
        this.made = made;
    }

    @Override
    public Socket createSocket() throws IOException {
        return withoutDelay(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return withoutDelay(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return withoutDelay(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return withoutDelay(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return withoutDelay(new Socket(host, port, local, localPort));
    }

    private Socket withoutDelay(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        made.accept(socket);
        return socket;
    }
}
