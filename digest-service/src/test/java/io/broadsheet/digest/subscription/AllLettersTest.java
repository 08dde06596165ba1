package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.TestKafka;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Addresses with letters beyond ASCII before the @ (RFC 6531), and mail servers that do not know them. */
class AllLettersTest {

    private static final String ADDRESS = "j\u00f6rg@example.org";

    @Test
    void aReaderWhoseLettersTheMailServerDoesNotTakeWaitsAndTheOperatorSeesWhy() {
        try (var smtp = new ScriptedSmtpServer();
                var app = ReaderApp.start(
                        TestKafka.bootstrapServers(), "mail.port=" + smtp.port(), "mail.security=none")) {
            smtp.extensions("PIPELINING");
            UUID id = app.pending(ADDRESS);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(history(app, id))
                            .contains("\"kind\":\"CONFIRMATION\"", "\"state\":\"FAILED\"", "SMTPUTF8"));
            assertThat(app.state(ADDRESS)).isEqualTo(SubscriptionState.PENDING);
            assertThat(smtp.mails()).isEmpty();

            smtp.extensions("PIPELINING", "SMTPUTF8");
            smtp.stop(); // with its connections, over which it said what it takes
            smtp.startAgain();
            app.clock().advance(Duration.ofHours(1));
            app.pending(ADDRESS);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(smtp.mails())
                            .extracting(ScriptedSmtpServer.Mail::recipient)
                            .anyMatch(recipient -> recipient.contains("j\u00f6rg@example.org")));
        }
    }

    private static String history(ReaderApp app, UUID id) {
        return app.get("/api/operator/subscriptions/" + id, "Authorization", ReaderApp.OPERATOR)
                .body();
    }
}
