package io.broadsheet.digest.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where mails reach the world from.
 *
 * @param addresses public addresses by host
 * @param certain whether the operator said so; else it is where mails are handed to, and a provider may send from elsewhere
 */
record SendingHosts(Map<String, List<InetAddress>> addresses, boolean certain) {

    /** Looks the hosts up; those of a private network tell nothing about the world. */
    static SendingHosts of(List<String> hosts, boolean certain, Dns dns) {
        Map<String, List<InetAddress>> result = new LinkedHashMap<>();
        for (String host : hosts) {
            List<InetAddress> found =
                    addresses(host, dns).stream().filter(SendingHosts::isPublic).toList();
            if (!found.isEmpty()) {
                result.put(host, found);
            }
        }
        return new SendingHosts(result, certain);
    }

    private static List<InetAddress> addresses(String host, Dns dns) {
        List<String> literals = AddressRange.parse(host).isPresent()
                ? List.of(host)
                : dns.addresses(host).all();
        return literals.stream().map(InetAddress::ofLiteral).toList();
    }

    private static boolean isPublic(InetAddress address) {
        boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC;
        return !(uniqueLocal
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress());
    }

    /** All of them. */
    List<InetAddress> all() {
        List<InetAddress> all = new ArrayList<>();
        addresses.values().forEach(all::addAll);
        return all;
    }
}
