package io.broadsheet.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Tells whether something listens on a TCP port of this machine. */
public final class LoopbackPorts {

    private static final int CONNECT_MILLIS = 500;

    private LoopbackPorts() {}

    /** Whether a server can listen on the port now, on the loopback address and on all others. */
    public static boolean isFree(int port) {
        return !answers(port) && canBind(port);
    }

    /**
     * Refuses a port that is taken.
     *
     * @throws BindException naming the port
     */
    static void requireFree(int port) throws BindException {
        if (!isFree(port)) {
            throw new BindException("port %d is in use".formatted(port));
        }
    }

    /** A port that was free a moment ago. */
    static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
