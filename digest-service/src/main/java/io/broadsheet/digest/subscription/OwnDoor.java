package io.broadsheet.digest.subscription;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where a service reaches itself, by the address it listens at. */
final class OwnDoor {

    private OwnDoor() {}

    /**
     * Finds it, if there is one.
     *
     * @param address as in {@code server.address}, IPv4, IPv6, with a scope, or a name; empty, or any: this machine by itself
     * @param contextPath empty, or with a slash before it
     */
    static Optional<URI> at(String address, int port, String contextPath) {
        try {
            InetAddress listens = InetAddress.getByName(address);
            InetAddress asked = listens.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listens;
            return Optional.of(new URI("http", null, asked.getHostAddress(), port, contextPath + "/", null, null));
        } catch (UnknownHostException | URISyntaxException e) {
            return Optional.empty();
        }
    }
}
