package io.broadsheet.digest.doctor;

import io.broadsheet.digest.doctor.Finding.State;
import io.broadsheet.digest.mail.DkimKeys;
import io.broadsheet.digest.mail.DkimKeys.Publication;
import io.broadsheet.digest.mail.SmtpInspection;
import io.broadsheet.digest.mail.SmtpInspection.Report;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at everything that decides whether mails arrive, and says what to do; changes nothing. */
final class MailDoctor {

    private final DoctorProperties properties;
    private final Supplier<Dns> dns;
    private final SmtpInspection smtp;
    private final DkimKeys dkim;
    private final Newsletters newsletters;
    private final DigestProperties digest;
    private final InstantSource clock;

    /**
     * A doctor.
     *
     * @param dns makes one for each visit
     */
    MailDoctor(
            DoctorProperties properties,
            Supplier<Dns> dns,
            SmtpInspection smtp,
            DkimKeys dkim,
            Newsletters newsletters,
            DigestProperties digest,
            InstantSource clock) {
        this.properties = properties;
        this.dns = dns;
        this.smtp = smtp;
        this.dkim = dkim;
        this.newsletters = newsletters;
        this.digest = digest;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param state the worst of all findings
     * @param findings what concerns every newsletter
     */
    record Diagnosis(Instant at, State state, List<Finding> findings, List<Sender> newsletters) {

        /** What concerns one newsletter. */
        record Sender(String newsletter, String address, List<Finding> findings) {}
    }

    Diagnosis examine() {
        Dns questions = dns.get();
        List<Report> servers = smtp.reports();
        SendingHosts hosts = hosts(servers, questions);
        SettingsCheck settings = new SettingsCheck(digest.publicBaseUrl(), smtp.helloName());
        Instant now = clock.instant();
        List<Finding> common = new ArrayList<>();
        servers.forEach(each -> common.addAll(new ServerCheck(now).of(each)));
        common.addAll(new ReverseDnsCheck(questions).of(hosts));
        common.addAll(settings.common());
        List<Diagnosis.Sender> senders = newsletters.all().stream()
                .map(each -> new Diagnosis.Sender(
                        each.id(), each.sender().address(), findings(each, questions, hosts, settings)))
                .toList();
        State worst = Stream.concat(common.stream(), senders.stream().flatMap(each -> each.findings().stream()))
                .map(Finding::state)
                .max(Comparator.naturalOrder())
                .orElse(State.OK);
        return new Diagnosis(now, worst, common, senders);
    }

    private SendingHosts hosts(List<Report> servers, Dns questions) {
        boolean certain = !properties.sendingHosts().isEmpty();
        List<String> names = certain
                ? properties.sendingHosts()
                : servers.stream()
                        .map(Report::host)
                        .filter(each -> !each.isBlank())
                        .distinct()
                        .toList();
        return SendingHosts.of(names, certain, questions);
    }

    private List<Finding> findings(Newsletter newsletter, Dns questions, SendingHosts hosts, SettingsCheck settings) {
        String domain = DkimKeys.domainOf(newsletter.sender().address());
        String bounces = DkimKeys.domainOf(smtp.bounceAddress(newsletter.sender()));
        List<Publication> keys = dkim.publications(newsletter.sender());
        List<Finding> findings = new ArrayList<>(settings.of(newsletter, domain));
        findings.add(new SpfCheck(questions, hosts).of(bounces));
        findings.addAll(new DkimCheck(questions).of(keys));
        findings.add(new DmarcCheck(questions)
                .of(domain, bounces, keys.stream().map(Publication::domain).toList()));
        findings.add(new BounceCheck(questions).of(bounces));
        return findings;
    }
}
