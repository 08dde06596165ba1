package io.broadsheet.digest.doctor;

import io.broadsheet.digest.doctor.Finding.Publish;
import java.util.List;

/** Whether bounces, and answers, can arrive. */
final class BounceCheck {

    private static final String BOUNCES = "bounce-domain";

    private final Dns dns;

    BounceCheck(Dns dns) {
        this.dns = dns;
    }

    Finding of(String domain) {
        Answer mx = dns.mx(domain);
        return switch (mx) {
            case Answer.Unreachable(String reason) -> Finding.unknown(BOUNCES, reason);
            case Answer.None none -> withoutMx(domain);
            case Answer.Found found
            when found.values().equals(List.of(".")) ->
                Finding.problem(
                        BOUNCES,
                        "%s says that it takes no mail (MX is \".\"), so bounces get lost and receivers refuse its mails"
                                .formatted(domain),
                        "Set mail.envelope-sender to an address of a domain that takes mail.");
            case Answer.Found found -> servers(domain, found);
        };
    }

    private Finding withoutMx(String domain) {
        Answer addresses = dns.addresses(domain);
        if (addresses instanceof Answer.Unreachable(String reason)) {
            return Finding.unknown(BOUNCES, reason);
        }
        return addresses.all().isEmpty()
                ? Finding.problem(
                                BOUNCES,
                                "%s, which bounces go to, has neither an MX record nor an address".formatted(domain),
                                "Publish where it takes mail, or set mail.envelope-sender to an address of another"
                                        + " domain.")
                        .by(new Publish(domain, "MX", "10 mail." + domain + "."))
                : Finding.warning(
                                BOUNCES,
                                "%s has no MX record; bounces go to its web server's address".formatted(domain),
                                "Publish where it takes mail.")
                        .by(new Publish(domain, "MX", "10 mail." + domain + "."));
    }

    private Finding servers(String domain, Answer.Found mx) {
        return mx.values().stream().anyMatch(each -> !dns.addresses(each).all().isEmpty())
                ? Finding.ok(BOUNCES, "mail for %s goes to %s".formatted(domain, String.join(", ", mx.values())))
                : Finding.problem(
                        BOUNCES,
                        "the mail servers of %s have no address: %s".formatted(domain, String.join(", ", mx.values())),
                        "Publish A or AAAA records of their names, or correct the MX record.");
    }
}
