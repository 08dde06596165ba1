package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.digest.dns.TestDns;
import io.broadsheet.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class MailDomainsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final TestDns dns = new TestDns()
            .with("mail.example", "MX", "10 mx.mail.example.")
            .with("host.example", "A", "192.0.2.1")
            .with("six.example", "AAAA", "2001:db8::1")
            .with("none.example", "MX", "0 .")
            .with("none.example", "A", "192.0.2.2")
            .with("text.example", "TXT", "nothing but words");
    private final MailDomains domains = asking(Duration.ofMinutes(1));

    private MailDomains asking(Duration timeout) {
        return new MailDomains(true, dns.resolver(), timeout, clock);
    }

    @AfterEach
    void close() {
        dns.close();
    }

    private static boolean refuses(MailDomains domains, String domain) {
        return domains.takesNoMail(EmailAddress.parse("ada@" + domain).orElseThrow());
    }

    @Test
    void refusesDomainsWithoutMailServerAndHost() {
        assertThat(refuses(domains, "mail.example")).isFalse();
        assertThat(refuses(domains, "host.example")).isFalse();
        assertThat(refuses(domains, "six.example")).isFalse();
        assertThat(refuses(domains, "nobody.example")).as("does not exist").isTrue();
        assertThat(refuses(domains, "text.example")).as("has neither").isTrue();
        assertThat(refuses(domains, "none.example")).as("null MX").isTrue();
    }

    @Test
    void takesEverybodyWhileDnsIsBroken() {
        dns.fail(Rcode.SERVFAIL);
        assertThat(refuses(domains, "nobody.example")).isFalse();
        dns.fail(Rcode.REFUSED);
        assertThat(refuses(domains, "none.example")).isFalse();
    }

    @Test
    void afterSeveralSilencesInARowNobodyWaitsForAWhile() {
        dns.fallSilent();
        var impatient = asking(Duration.ofMillis(100));
        for (String domain : List.of("one.example", "one.example", "two.example", "three.example")) {
            assertThat(refuses(impatient, domain)).as(domain).isFalse();
        }
        int questions = dns.questions();
        assertThat(refuses(impatient, "none.example")).isFalse();
        assertThat(dns.questions()).isEqualTo(questions);
        clock.advance(Duration.ofSeconds(31));
        assertThat(refuses(impatient, "none.example")).isFalse();
        assertThat(dns.questions()).isGreaterThan(questions);
    }

    @Test
    void aSilentDomainIsLeftAloneByItself() {
        dns.silentAbout("slow.example");
        var resolver = dns.resolver();
        resolver.setTimeout(
                Duration.ofSeconds(1)); // which becomes a failure long before the domains' own patience ends
        var patient = new MailDomains(true, resolver, Duration.ofMinutes(1), clock);
        assertThat(refuses(patient, "slow.example")).isFalse();
        int questions = dns.questions();
        assertThat(refuses(patient, "slow.example")).isFalse();
        assertThat(dns.questions()).isEqualTo(questions);
        assertThat(refuses(patient, "nobody.example"))
                .as("others are asked about")
                .isTrue();
    }

    @Test
    void aServerThatAsksNoOthersIsSureOfNothing() {
        dns.refersElsewhere();
        assertThat(refuses(domains, "mail.example")).isFalse();
        assertThat(refuses(domains, "nobody.example")).isFalse();
        assertThat(refuses(domains, "text.example")).isFalse();
    }

    @Test
    void onlySomeWaitAtOnceAndTheOthersAreTakenUnchecked() throws Exception {
        dns.fallSilent();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> refuses(domains, "slow" + i + ".example")))
                    .toList();
            await().until(() -> dns.questions() >= 8);
            int questions = dns.questions();
            assertThat(refuses(domains, "nobody.example")).isFalse();
            assertThat(waiting).noneMatch(Future::isDone);
            assertThat(dns.questions()).isEqualTo(questions);
            waiting.forEach(each -> each.cancel(true));
        }
    }

    @Test
    void asksAgainOnlyAfterAWhile() {
        refuses(domains, "mail.example");
        refuses(domains, "nobody.example");
        int questions = dns.questions();
        refuses(domains, "mail.example");
        assertThat(refuses(domains, "nobody.example")).isTrue();
        assertThat(dns.questions()).isEqualTo(questions);

        dns.with("nobody.example", "MX", "10 mx.mail.example.");
        clock.advance(Duration.ofMinutes(6));
        refuses(domains, "mail.example");
        assertThat(dns.questions()).isEqualTo(questions);
        assertThat(refuses(domains, "nobody.example")).isFalse();
    }

    @Test
    void asksNobodyUnlessToldTo() {
        var off = new MailDomains(false, dns.resolver(), Duration.ofMinutes(1), clock);
        assertThat(refuses(off, "nobody.example")).isFalse();
        assertThat(dns.questions()).isZero();
    }
}
