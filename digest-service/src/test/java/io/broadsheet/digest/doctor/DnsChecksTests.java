package io.broadsheet.digest.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.dns.TestDns;
import io.broadsheet.digest.doctor.Finding.Publish;
import io.broadsheet.digest.doctor.Finding.State;
import io.broadsheet.digest.mail.DkimKeys.Publication;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;

class DnsChecksTests {

    private static final String KEY = "MIIB" + "k".repeat(388);
    private static final Publication DKIM =
            new Publication("example.org", "s1._domainkey.example.org", "v=DKIM1; k=rsa; p=" + KEY, KEY);

    private final TestDns server = new TestDns();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPublishedKeyThatIsOursIsFineHoweverItIsCutInPieces() {
        server.with(DKIM.name(), "TXT", "v=DKIM1;k=rsa; t=s; p=" + KEY.substring(0, 200) + " " + KEY.substring(200));

        assertThat(dkim().state()).isEqualTo(State.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "v=DKIM1; k=rsa; p=MIIBother, is not the one that mails are signed with",
        "v=DKIM1; p=, is revoked",
        "v=DKIM1; k=ed25519; p=$KEY, is not the one that mails are signed with",
    })
    void anotherKeyIsAProblemThatTheRecordSolves(String record, String seen) {
        server.with(DKIM.name(), "TXT", record.replace("$KEY", KEY));

        Finding finding = dkim();
        assertThat(finding.state()).isEqualTo(State.PROBLEM);
        assertThat(finding.seen()).contains(seen);
        assertThat(finding.publish()).isEqualTo(new Publish(DKIM.name(), "TXT", DKIM.record()));
    }

    @Test
    void aMissingDoubleOrTrialKeyIsSaidToBeSo() {
        assertThat(dkim().seen()).isEqualTo("there is no TXT record at s1._domainkey.example.org");
        server.with(DKIM.name(), "TXT", "t=y; p=" + KEY);
        assertThat(dkim().state()).isEqualTo(State.WARNING);
        server.with(DKIM.name(), "TXT", DKIM.record());
        assertThat(dkim().seen()).contains("2 TXT records");
        assertThat(new DkimCheck(new Dns(server.resolver()))
                        .of(List.of())
                        .getFirst()
                        .state())
                .isEqualTo(State.WARNING);
    }

    @Test
    void dmarcIsLookedForUpwards() {
        assertThat(dmarc("news.example.org", "example.org").publish())
                .isEqualTo(new Publish(
                        "_dmarc.news.example.org", "TXT", "v=DMARC1; p=none; rua=mailto:postmaster@news.example.org"));

        server.with("_dmarc.example.org", "TXT", "v=DMARC1; p=reject; adkim=s");
        assertThat(dmarc("news.example.org", "example.org"))
                .satisfies(finding -> assertThat(finding.state()).isEqualTo(State.OK))
                .satisfies(finding -> assertThat(finding.seen()).endsWith("which mails meet by SPF"));
        assertThat(dmarc("news.example.org", "provider.example.net").state())
                .as("the key is not of the very domain")
                .isEqualTo(State.WARNING);
    }

    @Test
    void aBrokenOrDoubleDmarcRecordIsAProblem() {
        server.with("_dmarc.example.org", "TXT", "v=DMARC1; p=maybe");
        assertThat(dmarc("example.org", "example.org").state()).isEqualTo(State.PROBLEM);
        server.with("_dmarc.example.org", "TXT", "v=DMARC1; p=none");
        assertThat(dmarc("example.org", "example.org").seen()).contains("2 DMARC records");
    }

    @Test
    void spfIsJudgedByTheAddressesThatMailsLeaveFrom() {
        server.with("mail.example.org", "A", "192.0.2.7");
        assertThat(spf(true).publish()).isEqualTo(new Publish("example.org", "TXT", "v=spf1 ip4:192.0.2.7 ~all"));

        server.with("example.org", "TXT", "v=spf1 ip4:192.0.2.8 -all");
        assertThat(spf(true).publish())
                .isEqualTo(new Publish("example.org", "TXT", "v=spf1 ip4:192.0.2.7 ip4:192.0.2.8 -all"));
        assertThat(spf(true).state()).isEqualTo(State.PROBLEM);
        assertThat(spf(false).state()).as("a provider may send from elsewhere").isEqualTo(State.WARNING);
    }

    @Test
    void spfThatNamesTheHostIsFine() {
        server.with("mail.example.org", "A", "192.0.2.7").with("example.org", "TXT", "v=spf1 a:mail.example.org -all");
        assertThat(spf(true).state()).isEqualTo(State.OK);
    }

    @Test
    void privateAddressesTellNothing() {
        server.with("mail.example.org", "A", "10.1.2.3").with("example.org", "TXT", "v=spf1 -all");
        assertThat(spf(true).advice()).contains("mail.doctor.sending-hosts");
        assertThat(reverse().getFirst().state()).isEqualTo(State.WARNING);
    }

    @Test
    void reverseNamesMustLeadBack() {
        server.with("mail.example.org", "A", "192.0.2.7").with("mail.example.org", "AAAA", "2001:db8::7");
        assertThat(reverse()).extracting(Finding::seen).allMatch(seen -> seen.endsWith("has no reverse DNS name"));

        server.with("7.2.0.192.in-addr.arpa", "PTR", "mail.example.org.");
        server.with(
                "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
                "PTR",
                "host7.provider.example.");
        assertThat(reverse()).extracting(Finding::state).containsExactly(State.OK, State.PROBLEM);
    }

    @Test
    void bouncesNeedAPlaceToGo() {
        assertThat(bounces().state()).isEqualTo(State.PROBLEM);
        server.with("example.org", "A", "192.0.2.80");
        assertThat(bounces().state()).isEqualTo(State.WARNING);
        server.with("example.org", "MX", "10 mail.example.org.");
        assertThat(bounces().seen()).contains("have no address");
        server.with("mail.example.org", "A", "192.0.2.7");
        assertThat(bounces().state()).isEqualTo(State.OK);
    }

    @Test
    void aDomainThatTakesNoMailGetsNoBounces() {
        server.with("example.org", "MX", "0 .");
        assertThat(bounces().seen()).contains("takes no mail");
    }

    @Test
    void brokenDnsIsNoVerdict() {
        server.fail(Rcode.SERVFAIL);
        assertThat(dkim().seen()).contains("SERVFAIL");
        server.fallSilent();
        Dns dns = new Dns(server.resolver());
        assertThat(new BounceCheck(dns).of("example.org").state()).isEqualTo(State.WARNING);
        assertThat(new DmarcCheck(dns)
                        .of("example.org", "example.org", List.of())
                        .seen())
                .contains("the resolver does not answer");
    }

    private Finding dkim() {
        return new DkimCheck(new Dns(server.resolver())).of(List.of(DKIM)).getFirst();
    }

    private Finding dmarc(String domain, String envelope) {
        return new DmarcCheck(new Dns(server.resolver())).of(domain, envelope, List.of("example.org"));
    }

    private Finding spf(boolean certain) {
        Dns dns = new Dns(server.resolver());
        return new SpfCheck(dns, SendingHosts.of(List.of("mail.example.org"), certain, dns)).of("example.org");
    }

    private List<Finding> reverse() {
        Dns dns = new Dns(server.resolver());
        return new ReverseDnsCheck(dns).of(SendingHosts.of(List.of("mail.example.org"), true, dns));
    }

    private Finding bounces() {
        return new BounceCheck(new Dns(server.resolver())).of("example.org");
    }
}
