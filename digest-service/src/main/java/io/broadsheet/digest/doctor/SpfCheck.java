package io.broadsheet.digest.doctor;

import io.broadsheet.digest.doctor.Finding.Publish;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether the domain that bounces go to lets our hosts send for it. */
final class SpfCheck {

    private static final String SPF = "spf";

    private final Dns dns;
    private final SendingHosts hosts;

    SpfCheck(Dns dns, SendingHosts hosts) {
        this.dns = dns;
        this.hosts = hosts;
    }

    Finding of(String domain) {
        Answer answer = dns.txt(domain);
        if (answer instanceof Answer.Unreachable(String reason)) {
            return Finding.unknown(SPF, reason);
        }
        List<String> records = Spf.records(answer);
        if (records.isEmpty()) {
            return Finding.problem(
                            SPF,
                            "%s, the domain of the envelope sender, publishes no SPF record".formatted(domain),
                            "Publish one that names the hosts that send for it; your mail provider says what to"
                                    + " include.")
                    .by(Publish.txt(domain, record("~all")));
        }
        if (records.size() > 1) {
            return Finding.problem(
                    SPF,
                    "%s publishes %d SPF records; receivers then take none: %s"
                            .formatted(domain, records.size(), String.join(" | ", records)),
                    "Make one record of them.");
        }
        return hosts.all().isEmpty() ? untested(domain, records.getFirst()) : tested(domain, records.getFirst());
    }

    private static Finding untested(String domain, String record) {
        return Finding.warning(
                SPF,
                "%s publishes \"%s\"; whether it names the host that mails leave from cannot be told"
                        .formatted(domain, record),
                "Set mail.doctor.sending-hosts to the public name or address that mails reach the world from.");
    }

    private Finding tested(String domain, String record) {
        for (InetAddress address : hosts.all()) {
            Spf spf = new Spf(dns);
            Spf.Result result = spf.check(domain, address);
            if (result == Spf.Result.PERMERROR) {
                return Finding.problem(
                        SPF,
                        "the SPF record of %s is broken, or needs more than 10 look-ups: %s".formatted(domain, record),
                        "Correct it: each include, a, mx and redirect counts, those of included records too.");
            }
            if (result != Spf.Result.PASS) {
                return notNamed(domain, record, address, result);
            }
        }
        return Finding.ok(SPF, "%s lets %s send: %s".formatted(domain, text(), record));
    }

    private Finding notNamed(String domain, String record, InetAddress address, Spf.Result result) {
        String seen = "the SPF record of %s says %s of %s: %s"
                .formatted(domain, result.name().toLowerCase(Locale.ROOT), address.getHostAddress(), record);
        String mended = record.replaceFirst("(?i)^v=spf1", "v=spf1 " + mechanism(address));
        return hosts.certain()
                ? Finding.problem(SPF, seen, "Add the address to the record.").by(Publish.txt(domain, mended))
                : Finding.warning(
                        SPF,
                        seen,
                        "If mails reach the world from there, add the address; if your provider sends from elsewhere,"
                                + " set mail.doctor.sending-hosts.");
    }

    private String record(String end) {
        String mechanisms = hosts.all().stream().map(SpfCheck::mechanism).collect(Collectors.joining(" "));
        return "v=spf1 %s %s".formatted(mechanisms.isEmpty() ? "mx" : mechanisms, end);
    }

    private static String mechanism(InetAddress address) {
        return (address.getAddress().length == 4 ? "ip4:" : "ip6:") + address.getHostAddress();
    }

    private String text() {
        return hosts.all().stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }
}
