package io.broadsheet.digest.subscription;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The network a request came from: enough for limits and evidence, less than a person's address. */
record Network(String prefix) {

    /**
     * IPv4 /24 or IPv6 /48 of an address.
     *
     * @param address literal, as the servlet container gives it
     */
    static Network of(String address) {
        InetAddress parsed = InetAddress.ofLiteral(address);
        byte[] bytes = parsed.getAddress();
        if (parsed instanceof Inet4Address) {
            return new Network("%d.%d.%d.0/24".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff));
        }
        return new Network("%x:%x:%x::/48".formatted(group(bytes, 0), group(bytes, 2), group(bytes, 4)));
    }

    private static int group(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
