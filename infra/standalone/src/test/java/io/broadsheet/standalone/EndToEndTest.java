package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both services in one JVM on a real broker, database and mail server. */
class EndToEndTest {

    private static final String EDITION = "/newsletters/meta-ai/editions/current";

    @Test
    void aFeedEntryAndAFileBecomeAMailAndARestartLosesNothing(@TempDir Path directory)
            throws IOException, StartRefused {
        try (var workshop = new Workshop(directory)) {
            var inbox = new Inbox(workshop.ports.get("imap"), "ada@example.org");
            try (var standalone = start(workshop)) {
                assertThat(standalone.operator()).isNotNull();
                workshop.pressRun().walk("ada@example.org");
                SpamFilter.letsPass(inbox.mails());
            }
            try (var standalone = start(workshop)) {
                assertThat(standalone.operator()).isNotNull();
                assertThat(workshop.web()
                                .operatorGet("/subscriptions?email=ada@example.org", "application/json")
                                .body())
                        .contains("unsubscribed");
                assertThat(workshop.web()
                                .operatorGet(EDITION, "application/json")
                                .body())
                        .contains("\"sent\"");
                int kept = inbox.mails().size();
                assertThat(kept).as("mails kept over the restart").isGreaterThanOrEqualTo(2);
                await().during(Duration.ofSeconds(3)).until(() -> inbox.mails().size() == kept);
            }
        }
    }

    private static Standalone start(Workshop workshop) throws StartRefused {
        return Standalone.start(StandaloneSettings.read(
                workshop.configuration, Map.of("broadsheet.operator.password", Workshop.PASSWORD)));
    }
}
