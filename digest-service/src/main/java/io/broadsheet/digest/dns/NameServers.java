package io.broadsheet.digest.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/** Name servers as settings name them. */
public final class NameServers {

    private static final int DNS_PORT = 53;

    private NameServers() {}

    /**
     * Asks the machine's own name servers, or another one.
     *
     * @param setting the setting's key, for its complaint
     * @param server an IP address, or an IPv4 address and a port like {@code 127.0.0.1:5353}; empty: the machine's own
     * @param timeout for one answer, whichever server gives it
     */
    public static Resolver resolver(String setting, String server, Duration timeout) {
        if (server.isBlank()) {
            return inTurn(new ExtendedResolver(), timeout);
        }
        Resolver resolver = new SimpleResolver(address(setting, server));
        resolver.setTimeout(timeout);
        return resolver;
    }

    /** Each server has its share of the time, so that one that is away leaves some for the next. */
    static Resolver inTurn(ExtendedResolver servers, Duration timeout) {
        Resolver[] each = servers.getResolvers();
        Duration share = timeout.dividedBy(Math.max(1, each.length));
        Arrays.stream(each).forEach(server -> server.setTimeout(share));
        servers.setTimeout(timeout);
        return servers;
    }

    private static InetSocketAddress address(String setting, String text) {
        boolean withPort = text.matches("[^:]+:[0-9]{1,5}");
        String address = withPort ? text.substring(0, text.indexOf(':')) : text;
        try {
            int port = withPort ? Integer.parseInt(text.substring(text.indexOf(':') + 1)) : DNS_PORT;
            return new InetSocketAddress(InetAddress.ofLiteral(address), port);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s is \"%s\"; it must be an IP address, or an IPv4 address and a port like 127.0.0.1:5353"
                            .formatted(setting, text),
                    e);
        }
    }
}
