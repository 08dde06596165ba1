package io.broadsheet.digest.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether the addresses that mails leave from have names that lead back to them, which large receivers insist on. */
final class ReverseDnsCheck {

    private static final String REVERSE = "reverse-dns";

    private final Dns dns;

    ReverseDnsCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(SendingHosts hosts) {
        if (hosts.all().isEmpty()) {
            return List.of(Finding.warning(
                    REVERSE,
                    "the public address that mails reach the world from is not known",
                    "Set mail.doctor.sending-hosts to its name or address."));
        }
        List<Finding> findings = new ArrayList<>();
        hosts.addresses().forEach((host, addresses) -> addresses.forEach(each -> findings.add(of(host, each))));
        return List.copyOf(findings);
    }

    private Finding of(String host, InetAddress address) {
        String literal = address.getHostAddress();
        Answer names = dns.names(address);
        if (names instanceof Answer.Unreachable(String reason)) {
            return Finding.unknown(REVERSE, reason);
        }
        if (names.all().isEmpty()) {
            return Finding.problem(
                    REVERSE,
                    "%s (%s) has no reverse DNS name".formatted(literal, host),
                    "Have whoever gave you the address set its PTR record to %s.".formatted(host));
        }
        boolean back = names.all().stream()
                .anyMatch(name -> dns.addresses(name).all().stream()
                        .map(InetAddress::ofLiteral)
                        .anyMatch(address::equals));
        return back
                ? Finding.ok(
                        REVERSE,
                        "%s is %s, and back".formatted(literal, names.all().getFirst()))
                : Finding.problem(
                        REVERSE,
                        "%s says it is %s, but that name does not lead back to it"
                                .formatted(literal, String.join(", ", names.all())),
                        "Let the PTR record and the name's A or AAAA record agree.");
    }
}
