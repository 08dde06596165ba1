package io.broadsheet.digest.doctor;

import io.broadsheet.digest.doctor.Finding.Publish;
import java.util.List;
import java.util.Map;

/** Whether the sender's domain says what receivers shall do with mails that only claim to be from it (RFC 7489). */
final class DmarcCheck {

    private static final String DMARC = "dmarc";

    private final Dns dns;

    DmarcCheck(Dns dns) {
        this.dns = dns;
    }

    /**
     * Looks at the domain and those above it.
     *
     * @param envelope domain of the envelope sender, for SPF
     * @param signing domains that sign
     */
    Finding of(String domain, String envelope, List<String> signing) {
        for (String each = domain; each.indexOf('.') > 0; each = each.substring(each.indexOf('.') + 1)) {
            Answer answer = dns.txt("_dmarc." + each);
            if (answer instanceof Answer.Unreachable(String reason)) {
                return Finding.unknown(DMARC, reason);
            }
            List<String> records = answer.all().stream()
                    .filter(record -> record.startsWith("v=DMARC1"))
                    .toList();
            if (records.size() > 1) {
                return Finding.problem(
                        DMARC,
                        "_dmarc.%s has %d DMARC records; receivers then take none".formatted(each, records.size()),
                        "Keep one.");
            }
            if (records.size() == 1) {
                return judged(domain, "_dmarc." + each, records.getFirst(), envelope, signing);
            }
        }
        return Finding.problem(
                        DMARC,
                        "%s publishes no DMARC record; Gmail and Yahoo refuse bulk mail without".formatted(domain),
                        "Publish one; it need not forbid anything yet. Reports go to the address in rua.")
                .by(Publish.txt("_dmarc." + domain, "v=DMARC1; p=none; rua=mailto:postmaster@" + domain));
    }

    private static Finding judged(String domain, String name, String record, String envelope, List<String> signing) {
        Map<String, String> tags = Tags.of(record);
        String policy = tags.getOrDefault("p", "");
        if (!List.of("none", "quarantine", "reject").contains(policy)) {
            return Finding.problem(
                            DMARC,
                            "%s has no p= of none, quarantine or reject: %s".formatted(name, record),
                            "Correct it.")
                    .by(Publish.txt(name, "v=DMARC1; p=none; rua=mailto:postmaster@" + domain));
        }
        boolean bySpf = aligned(envelope, domain, tags.getOrDefault("aspf", "r"));
        boolean byDkim = signing.stream().anyMatch(each -> aligned(each, domain, tags.getOrDefault("adkim", "r")));
        if (!byDkim && !bySpf) {
            return Finding.warning(
                    DMARC,
                    "neither the envelope sender's domain %s nor a key of ours belongs to %s: %s"
                            .formatted(envelope, domain, record),
                    "Mails pass only if your mail server signs for that domain; else sign here, or set"
                            + " mail.envelope-sender to an address of it.");
        }
        return Finding.ok(
                DMARC, "%s says \"%s\", which mails meet by %s".formatted(name, record, byDkim ? "DKIM" : "SPF"));
    }

    /** Strictly the same domain, or else one above the other. */
    private static boolean aligned(String one, String other, String mode) {
        return one.equals(other) || (!mode.equals("s") && (one.endsWith("." + other) || other.endsWith("." + one)));
    }
}
