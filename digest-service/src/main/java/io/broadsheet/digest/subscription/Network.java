package io.broadsheet.digest.subscription;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The network a request came from: enough for limits and evidence, less than a person's address. */
record Network(String prefix) {

    private static final Network UNKNOWN = new Network("unknown");

    /**
     * IPv4 /24 or IPv6 /48 of an address; one and the same for all whose address cannot be read.
     *
     * @param address as the servlet container gives it: literal, or what a proxy says of its client
     */
    static Network of(String address) {
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(withoutPort(address));
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
        byte[] bytes = parsed.getAddress();
        if (parsed instanceof Inet4Address) {
            return new Network("%d.%d.%d.0/24".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff));
        }
        return new Network("%x:%x:%x::/48".formatted(group(bytes, 0), group(bytes, 2), group(bytes, 4)));
    }

    /** The address alone: some proxies tell the port of their client as well. */
    static String withoutPort(String address) {
        int closed = address.indexOf(']');
        if (address.startsWith("[") && closed > 0) {
            return address.substring(1, closed);
        }
        int colon = address.indexOf(':');
        return colon > 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
    }

    private static int group(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
