package io.broadsheet.digest.doctor;

import io.broadsheet.digest.mail.SmtpInspection.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the mail server can be used, safely, and for how long. */
final class ServerCheck {

    private static final String SERVER = "smtp-server";
    private static final Duration SOON = Duration.ofDays(21);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    private final Instant now;

    ServerCheck(Instant now) {
        this.now = now;
    }

    List<Finding> of(Report report) {
        if (report.host().isBlank()) {
            return List.of(Finding.problem(
                    SERVER, "mail.host is not set, so mails wait", "Name your mail server in mail.host."));
        }
        String place = report.host() + ":" + report.port();
        if (report.problem() != null) {
            return List.of(Finding.problem(
                    SERVER,
                    "%s cannot be used: %s".formatted(place, report.problem()),
                    "Check mail.host, mail.port, mail.security, mail.username and the password, and that nothing"
                            + " between here and there blocks the port."));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(
                SERVER,
                "%s lets us in%s; it offers %s"
                        .formatted(
                                place,
                                report.login() ? " with our password" : "",
                                report.extensions().isEmpty()
                                        ? "no extensions"
                                        : String.join(", ", report.extensions()))));
        findings.add(encryption(report, place));
        if (!report.extensions().contains("SMTPUTF8")) {
            findings.add(Finding.warning(
                    "smtputf8",
                    place + " does not take addresses with letters beyond ASCII before the @",
                    "Nothing, if you have no such readers; their mails fail with that reason."));
        }
        return List.copyOf(findings);
    }

    private Finding encryption(Report report, String place) {
        if (!report.encrypted()) {
            boolean here = HERE.contains(report.host());
            return here
                    ? Finding.ok("tls", "mails go to %s, on this machine, unencrypted".formatted(place))
                    : Finding.problem(
                            "tls",
                            "mails%s go to %s unencrypted".formatted(report.login() ? " and the password" : "", place),
                            "Set mail.security to starttls, or to tls with port 465.");
        }
        Instant until = report.certificateUntil();
        if (until != null && until.isBefore(now.plus(SOON))) {
            return Finding.warning(
                    "tls",
                    "the certificate of %s ends on %s; then no mail leaves".formatted(place, until),
                    "Have it renewed.");
        }
        return Finding.ok("tls", "mails go encrypted; the certificate of %s is good until %s".formatted(place, until));
    }
}
