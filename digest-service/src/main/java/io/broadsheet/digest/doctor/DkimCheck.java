package io.broadsheet.digest.doctor;

import io.broadsheet.digest.doctor.Finding.Publish;
import io.broadsheet.digest.mail.DkimKeys.Publication;
import java.util.List;
import java.util.Map;

/** Whether the keys that mails are signed with are the ones that the domain publishes. */
final class DkimCheck {

    private static final String DKIM = "dkim";

    private final Dns dns;

    DkimCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(List<Publication> keys) {
        return keys.isEmpty()
                ? List.of(Finding.warning(
                        DKIM,
                        "Broadsheet does not sign this newsletter's mails",
                        "Nothing, if your mail server signs them: look for dkim=pass in the"
                                + " Authentication-Results of a test mail. Else make a key and set mail.dkim.keys"
                                + " (docs/mail-authentication.md)."))
                : keys.stream().map(this::of).toList();
    }

    private Finding of(Publication key) {
        Publish wanted = Publish.txt(key.name(), key.record());
        Answer answer = dns.txt(key.name());
        if (answer instanceof Answer.Unreachable(String reason)) {
            return Finding.unknown(DKIM, reason);
        }
        List<String> records = answer.all();
        if (records.isEmpty()) {
            return Finding.problem(DKIM, "there is no TXT record at " + key.name(), "Publish the key.")
                    .by(wanted);
        }
        if (records.size() > 1) {
            return Finding.problem(
                            DKIM,
                            "there are %d TXT records at %s; there must be one".formatted(records.size(), key.name()),
                            "Remove all but ours.")
                    .by(wanted);
        }
        return compared(key, Tags.of(records.getFirst()), wanted);
    }

    private static Finding compared(Publication key, Map<String, String> found, Publish wanted) {
        String published = found.getOrDefault("p", "").replaceAll("\\s", "");
        if (published.isEmpty()) {
            return Finding.problem(
                            DKIM,
                            "the key at %s is revoked: its p= is empty".formatted(key.name()),
                            "Sign with another key, or publish ours.")
                    .by(wanted);
        }
        String kind = Tags.of(key.record()).getOrDefault("k", "rsa");
        if (!published.equals(key.publicKey())
                || !found.getOrDefault("k", "rsa").equals(kind)) {
            return Finding.problem(
                            DKIM,
                            "the key at %s is not the one that mails are signed with".formatted(key.name()),
                            "Publish ours, or sign with the key that belongs to the published one.")
                    .by(wanted);
        }
        if (List.of(found.getOrDefault("t", "").split(":", -1)).contains("y")) {
            return Finding.warning(
                            DKIM,
                            "the key at %s is marked as a test (t=y)".formatted(key.name()),
                            "Remove t=y when mails arrive with dkim=pass.")
                    .by(wanted);
        }
        return Finding.ok(DKIM, "%s publishes the key that mails are signed with".formatted(key.name()));
    }
}
