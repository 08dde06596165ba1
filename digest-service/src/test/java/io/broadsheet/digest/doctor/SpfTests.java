package io.broadsheet.digest.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.dns.TestDns;
import io.broadsheet.digest.doctor.Spf.Result;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfTests {

    private final TestDns server = new TestDns();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 ip4:192.0.2.7 -all, PASS",
        "V=SPF1 +IP4:192.0.2.0/24 -all, PASS",
        "v=spf1 ip4:192.0.2.8/31 -all, FAIL",
        "v=spf1 ip6:2001:db8::/32 ~all, SOFTFAIL",
        "v=spf1 a -all, PASS",
        "v=spf1 a:other.example.org/24 -all, PASS",
        "v=spf1 a:other.example.org -all, FAIL",
        "v=spf1 mx -all, PASS",
        "v=spf1 ?mx -all, NEUTRAL",
        "v=spf1 include:allows.example.org -all, PASS",
        "v=spf1 include:forbids.example.org ~all, SOFTFAIL",
        "v=spf1 include:nowhere.example.org ~all, PERMERROR",
        "v=spf1 redirect=allows.example.org, PASS",
        "v=spf1 redirect=nowhere.example.org, PERMERROR",
        "v=spf1 exists:%{i}.example.org ptr -all, FAIL",
        "v=spf1, NEUTRAL",
        "v=spf10 +all, NONE",
        "'google-site-verification=1', NONE",
        "v=spf1 include:example.org -all, PERMERROR",
    })
    void recordsMeanWhatRfc7208Says(String record, Result expected) throws Exception {
        server.with("example.org", "TXT", record)
                .with("example.org", "A", "192.0.2.7")
                .with("example.org", "MX", "10 mail.example.org")
                .with("mail.example.org", "A", "192.0.2.7")
                .with("other.example.org", "A", "192.0.2.99")
                .with("allows.example.org", "TXT", "v=spf1 ip4:192.0.2.7 -all")
                .with("forbids.example.org", "TXT", "v=spf1 -all");

        assertThat(new Spf(new Dns(server.resolver())).check("example.org", InetAddress.ofLiteral("192.0.2.7")))
                .isEqualTo(expected);
    }

    @Test
    void twoRecordsAreNone() {
        server.with("example.org", "TXT", "v=spf1 +all").with("example.org", "TXT", "v=spf1 -all");

        assertThat(new Spf(new Dns(server.resolver())).check("example.org", InetAddress.ofLiteral("192.0.2.7")))
                .isEqualTo(Result.PERMERROR);
    }

    @Test
    void moreThanTenLookupsAreTooMany() {
        StringBuilder record = new StringBuilder("v=spf1");
        for (int i = 0; i < 10; i++) {
            record.append(" a:h").append(i).append(".example.org");
        }
        server.with("ten.example.org", "TXT", record + " -all");
        server.with("eleven.example.org", "TXT", record + " mx -all");

        assertThat(new Spf(new Dns(server.resolver())).check("ten.example.org", InetAddress.ofLiteral("192.0.2.7")))
                .isEqualTo(Result.FAIL);
        assertThat(new Spf(new Dns(server.resolver())).check("eleven.example.org", InetAddress.ofLiteral("192.0.2.7")))
                .isEqualTo(Result.PERMERROR);
    }
}
