package io.broadsheet.digest.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.doctor.Finding.State;
import io.broadsheet.digest.mail.SmtpInspection.Report;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsAndServerTests {

    private static final Instant NOW = Instant.parse("2026-12-01T07:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "https://news.broadsheet.press, OK",
        "http://news.broadsheet.press, PROBLEM",
        "http://localhost:8080, PROBLEM",
        "https://192.0.2.7, PROBLEM",
        "https://news.example, PROBLEM",
    })
    void linksMustBeHttpsAndReachable(URI base, State expected) {
        assertThat(new SettingsCheck(base, "mail.broadsheet.press")
                        .common()
                        .getFirst()
                        .state())
                .isEqualTo(expected);
    }

    @Test
    void aShortNameOfThisMachineIsWarnedOf() {
        assertThat(new SettingsCheck(URI.create("https://a.press"), "vm7")
                        .common()
                        .get(1)
                        .state())
                .isEqualTo(State.WARNING);
    }

    @Test
    void anEncryptedServerWithAFreshCertificateIsFine() {
        assertThat(findings(true, NOW.plus(Duration.ofDays(60)), null))
                .extracting(Finding::state)
                .containsExactly(State.OK, State.OK);
    }

    @Test
    void aCertificateThatEndsSoonIsWarnedOf() {
        assertThat(findings(true, NOW.plus(Duration.ofDays(20)), null).get(1))
                .satisfies(finding -> assertThat(finding.state()).isEqualTo(State.WARNING))
                .satisfies(finding -> assertThat(finding.seen()).contains("ends on 2026-12-21"));
    }

    @Test
    void aPasswordInTheClearIsAProblem() {
        assertThat(findings(false, null, null).get(1))
                .satisfies(finding -> assertThat(finding.state()).isEqualTo(State.PROBLEM))
                .satisfies(finding -> assertThat(finding.seen())
                        .isEqualTo("mails and the password go to mail.example.org:587 unencrypted"));
    }

    @Test
    void aServerThatCannotBeReachedSaysWhatToCheck() {
        assertThat(findings(true, null, "connection refused")).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(State.PROBLEM);
            assertThat(finding.seen()).isEqualTo("mail.example.org:587 cannot be used: connection refused");
            assertThat(finding.advice()).contains("mail.security");
        });
    }

    private static List<Finding> findings(boolean encrypted, @Nullable Instant until, @Nullable String problem) {
        return new ServerCheck(NOW)
                .of(new Report(
                        "mail.example.org", 587, encrypted, true, until, List.of("8BITMIME", "SMTPUTF8"), problem));
    }
}
