package io.broadsheet.digest.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers and we ourselves write is no word of a server, and not every number is a reply. */
class MisreadTest {

    private static final String OURS = "Bank account closed over fraud";

    @Test
    void theSubjectOfOurMailSaysNothingAboutTheReader() {
        assertThat(plain("Undeliverable: " + OURS, "The server could not be contacted in time.")
                        .kind())
                .isEqualTo(Kind.SOFT);
        assertThat(plain("Returned mail: " + OURS, "Your message could not be delivered in time.")
                        .kind())
                .isEqualTo(Kind.SOFT);
    }

    @Test
    void neitherInTheProseAroundAReport() {
        String report = TestBounces.dsn("id", "5.0.0", "554 we could not take this at the moment");
        String prose = "your message could not be delivered.";

        assertThat(Corpus.verdict(report.replace(prose, prose + "\n\n  To: Ada\n  Subject: " + OURS + "\n"))
                        .kind())
                .isEqualTo(Kind.SOFT);
        assertThat(Corpus.verdict(report.replace(prose, "your message \"" + OURS + "\" was not taken.")
                                .replace("The Meta AI Monthly", OURS))
                        .kind())
                .isEqualTo(Kind.SOFT);
    }

    @Test
    void aReasonThatAMailerPutsIntoItsSubjectStillCounts() {
        assertThat(plain("Returned mail: User unknown", "Your message could not be delivered.")
                        .cause())
                .isEqualTo(Cause.NO_SUCH_USER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            displayed | Your message Subject: Bank says account closed, appeal was rejected was read on Monday | RECEIPT
            deleted   | Your message was deleted without being read on Monday                                | RECEIPT
            deleted   | Your message was automatically rejected: Please take me off this list permanently    | SOFT
            deleted   | Your message was automatically rejected: this account is closed, user unknown        | SOFT
            """)
    void aReceiptIsToldByItsDisposition(String disposition, String words, Kind kind) {
        assertThat(Corpus.verdict("""
                From: Ada <ada@example.net>
                To: bounces@news.broadsheet.example
                Subject: Your mail
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=disposition-notification; boundary="M"

                --M
                Content-Type: text/plain

                %s

                --M
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822; ada@example.net
                Disposition: automatic-action/MDN-sent-automatically; %s

                --M--
                """.formatted(words, disposition)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            This is a warning message only. Your message of 550 bytes has not been delivered yet. We will keep trying. | DELAYED
            We could not connect to mx.example.net port 587 yet. We will keep trying.                                  | DELAYED
            Your message of 550 bytes could not be delivered.                                                          | SOFT
            Your message could not be delivered. The server said: 550 5.1.1 user unknown                               | HARD
            """)
    void aNumberIsAReplyWhereServersPutReplies(String words, Kind kind) {
        assertThat(plain("Mail delivery", words).kind()).isEqualTo(kind);
    }

    @Test
    void anAbsenceWithSomebodysReportAttachedIsAnAbsence() {
        String outer = """
                From: Ada <ada@example.net>
                To: bounces@news.broadsheet.example
                Subject: Automatic reply: The Meta AI Monthly
                X-Autoreply: yes
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="O"

                --O
                Content-Type: text/plain

                I am away.

                --O
                Content-Type: message/rfc822

                """ + TestBounces.dsn("id", "5.1.1", "550 5.1.1 user unknown") + "\n--O--\n";

        assertThat(Corpus.verdict(outer).kind()).isEqualTo(Kind.AUTO_REPLY);
    }

    @Test
    void aReplyToOurNameIsToldFromOneToOurSender() {
        assertThat(Quotes.in(">>> EHLO news.example\n<<< 550 go away"))
                .first()
                .asString()
                .contains("in reply to EHLO");
        assertThat(Quotes.in(">>> MAIL FROM:<a@b.example>\n<<< 550 no"))
                .first()
                .asString()
                .contains("in reply to MAIL");
    }

    @Test
    void aHeadingWithWordsBehindItIsNoRule() {
        assertThatThrownBy(() -> RuleFile.of("rules.txt", "[challenge]: a person or a program\nx"))
                .hasMessageContaining("rules.txt: neither a heading nor a rule");
    }

    @Test
    void subjectsAndRefusalsWithoutEndAreReadToTheirEnd() {
        String subjects = "Subject: a\n".repeat(2_000) + " ".repeat(20_000) + "Subject:" + " \n".repeat(2_000);
        String words = "550 " + "your mail ip [1.1.1.1 from address not accepting ".repeat(300);

        assertThat(plain("Undeliverable: x", subjects + words).kind()).isEqualTo(Kind.SOFT);
        assertThat(plain("Undeliverable: x", words + subjects).kind()).isEqualTo(Kind.SOFT);
        assertThat(plain("Undeliverable: x", "> ".repeat(9_000) + "550 ".repeat(4_000))
                        .kind())
                .isNotNull();
    }

    private static Verdict plain(String subject, String words) {
        return Corpus.verdict("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.net
                To: bounces@news.broadsheet.example
                Subject: %s

                %s
                """.formatted(subject, words));
    }
}
