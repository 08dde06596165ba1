package io.broadsheet.digest.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/** Tells of the encrypted socket that took the place of a plain one, at the start or after STARTTLS. */
final class WiredTls extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final Consumer<Socket> made;

    /**
     * A factory.
     *
     * @param tls encrypts
     * @param made is told of each socket
     */
    WiredTls(SSLSocketFactory tls, Consumer<Socket> made) {
        this.tls = tls;
        this.made = made;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        connected.setTcpNoDelay(true); // a connection that is encrypted from the start is not made by the other factory
        return told(tls.createSocket(connected, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return told(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return told(tls.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return told(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return told(tls.createSocket(host, port, local, localPort));
    }

    private Socket told(Socket socket) {
        made.accept(socket);
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
