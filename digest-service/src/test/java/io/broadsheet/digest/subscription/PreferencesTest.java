package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.testsupport.TestKafka;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings say what is true of this reader, and nothing of what did not happen. */
class PreferencesTest {

    private static ReaderApp app;

    @BeforeAll
    static void start() {
        app = ReaderApp.start(
                TestKafka.bootstrapServers(),
                "digest.refused-domains=throwaway.example",
                "newsletters.meta-ai.title=The Meta AI Monthly",
                "newsletters.post.title=Die Modell-Post",
                "newsletters.post.language=de",
                "newsletters.post.topics=meta-ai",
                "newsletters.post.sender.address=post@example.org");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static HttpResponse<String> preferences(UUID id, String step, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("token", app.token(TokenPurpose.PREFERENCES, id));
        return app.post("/preferences" + step, form);
    }

    private static String page(UUID id) {
        return app.get("/preferences?token=" + app.token(TokenPurpose.PREFERENCES, id))
                .body();
    }

    @Test
    void noMailIsPromisedForNoNewsletter() {
        UUID id = app.active("none@example.org");

        HttpResponse<String> nothing = preferences(id, "/newsletters", Map.of());
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body())
                .contains("href=\"#newsletter-post\">Tick at least one", "id=\"newsletter-problem\"")
                .doesNotContain("Check your inbox");

        assertThat(preferences(id, "/newsletters", Map.of("newsletter", "gone")).body())
                .as("not configured any more")
                .contains("Tick at least one");
        assertThat(preferences(id, "/newsletters", Map.of("newsletter", "post")).body())
                .contains("Check your inbox");
        assertThat(app.jdbc()
                        .sql(
                                "select newsletter from subscription where email_key = 'none@example.org' and state = 'pending'")
                        .query(String.class)
                        .list())
                .containsExactly("post");
    }

    @Test
    void anAddressThatSignupsRefuseIsNotMovedToEither() {
        UUID id = app.active("mover@example.org");

        HttpResponse<String> refused =
                preferences(id, "/address-change", Map.of("email", "ada@mail.throwaway.example"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("We take no addresses from this provider", "href=\"#email\"", "id=\"email-problem\"");
        assertThat(app.owed("mover@example.org", DeliveryKind.ADDRESS_CONFIRMATION))
                .isZero();
    }

    @Test
    void whoseMailCameBackReadsThatNoEditionComes() {
        UUID id = app.active("suspended@example.org");
        assertThat(page(id)).doesNotContain("came back").contains("Take a break");
        app.bean(Standing.class).suspend(id, "bounce");

        assertThat(page(id))
                .contains("came back, so no edition comes to you", "Another address")
                .doesNotContain("Take a break");
        assertThat(preferences(id, "/pause", Map.of("months", "2")).body())
                .contains("came back")
                .doesNotContain("Paused.");
    }

    @Test
    void whoHasNotConfirmedYetReadsThat() {
        UUID id = app.pending("waiting@example.org");
        assertThat(page(id)).contains("You have not confirmed yet");

        HttpResponse<String> more = preferences(id, "/newsletters", Map.of("newsletter", "post"));
        assertThat(more.statusCode()).isEqualTo(200);
        assertThat(more.body()).doesNotContain("Check your inbox", "newsletter-problem");
    }
}
