package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.DeliveryKind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderLinksHttpTest {

    private static final Map<String, String> ONE_CLICK = Map.of("List-Unsubscribe", "One-Click");

    private final ReaderApp app = ReaderApp.shared();

    @Test
    void openingTheLinkConfirmsNothingAndTheButtonDoes() {
        UUID id = app.pending("scanned@example.org");
        String token = app.token(TokenPurpose.CONFIRM, id);

        assertThat(app.head("/confirm?token=" + token).statusCode()).isEqualTo(200);
        HttpResponse<String> asked = app.get("/confirm?token=" + token);
        assertThat(asked.body()).contains("Confirm my subscription", token);
        assertThat(asked.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(asked.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(app.state("scanned@example.org")).isEqualTo(SubscriptionState.PENDING);

        HttpResponse<String> confirmed = app.post("/confirm", Map.of("token", token));
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.body()).contains("You&#39;re in");
        assertThat(app.state("scanned@example.org")).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(app.owed("scanned@example.org", DeliveryKind.WELCOME)).isEqualTo(1);
    }

    @Test
    void confirmingTwiceWelcomesOnce() {
        UUID id = app.pending("twice@example.org");
        Map<String, String> form = Map.of("token", app.token(TokenPurpose.CONFIRM, id));
        app.post("/confirm", form);
        assertThat(app.post("/confirm", form).body()).contains("You&#39;re in already");
        assertThat(app.owed("twice@example.org", DeliveryKind.WELCOME)).isEqualTo(1);
    }

    @Test
    void anExpiredLinkOffersANewOne() {
        UUID id = app.pending("late@example.org");
        String token = app.token(TokenPurpose.CONFIRM, id);
        app.clock().advance(Duration.ofDays(7).plusSeconds(1));

        HttpResponse<String> page = app.post("/confirm", Map.of("token", token));
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("This link has expired — send a new one", "/confirm/new-link");
        assertThat(app.state("late@example.org")).isNotEqualTo(SubscriptionState.ACTIVE);

        HttpResponse<String> sent = app.post("/confirm/new-link", Map.of("token", token));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(app.state("late@example.org")).isEqualTo(SubscriptionState.PENDING);
        assertThat(app.owed("late@example.org", DeliveryKind.CONFIRMATION)).isEqualTo(2);
    }

    @Test
    void anOldConfirmationDoesNotBringBackWhoLeft() {
        UUID id = app.active("left@example.org");
        String token = app.token(TokenPurpose.CONFIRM, id);
        app.post("/unsubscribe", Map.of("token", app.token(TokenPurpose.UNSUBSCRIBE, id)));

        HttpResponse<String> page = app.post("/confirm", Map.of("token", token));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("sign up anew");
        assertThat(app.state("left@example.org")).isEqualTo(SubscriptionState.UNSUBSCRIBED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/confirm", "/unsubscribe", "/preferences", "/confirm/new-link"})
    void aTamperedLinkSaysSo(String path) {
        for (Map<String, String> form : List.of(Map.of("token", "tampered"), Map.<String, String>of())) {
            HttpResponse<String> page = app.post(path, form);
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("<html", "This link does not work", "href=\"/\"");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRM", "UNSUBSCRIBE", "PREFERENCES"})
    void aLinkOfAnErasedReaderHasHadItsDay(TokenPurpose purpose) {
        String path = "/" + purpose.name().toLowerCase(Locale.ROOT);
        String token = app.token(purpose, UUID.randomUUID());
        HttpResponse<String> page = app.get(path + "?token=" + token);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("This link has had its day");
    }

    @Test
    void unsubscribingTakesAButton() {
        UUID id = app.active("leaving@example.org");
        String token = app.token(TokenPurpose.UNSUBSCRIBE, id);

        assertThat(app.get("/unsubscribe?token=" + token).body()).contains("<button");
        assertThat(app.head("/unsubscribe?token=" + token).statusCode()).isEqualTo(200);
        assertThat(app.state("leaving@example.org")).isEqualTo(SubscriptionState.ACTIVE);

        assertThat(app.post("/unsubscribe", Map.of("token", token)).body()).contains("You&#39;re out");
        assertThat(app.state("leaving@example.org")).isEqualTo(SubscriptionState.UNSUBSCRIBED);
        assertThat(app.get("/unsubscribe?token=" + token).body()).contains("You&#39;re out");
    }

    @Test
    void mailProgramsUnsubscribeWithOneClick() {
        UUID id = app.active("oneclick@example.org");
        String target = "/unsubscribe?token=" + app.token(TokenPurpose.UNSUBSCRIBE, id);

        HttpResponse<String> answer = app.post(target, ONE_CLICK);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("text/plain");
        assertThat(app.state("oneclick@example.org")).isEqualTo(SubscriptionState.UNSUBSCRIBED);
        assertThat(app.post(target, ONE_CLICK).statusCode()).isEqualTo(200);
        assertThat(app.post("/unsubscribe?token=x", ONE_CLICK).statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenForOnePurposeOpensNoOtherPage() {
        UUID id = app.active("purpose@example.org");
        assertThat(app.post("/unsubscribe", Map.of("token", app.token(TokenPurpose.PREFERENCES, id)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(app.state("purpose@example.org")).isEqualTo(SubscriptionState.ACTIVE);
    }

    @Test
    void whoLeftMaySignUpAgainAtOnce() {
        UUID id = app.active("back@example.org");
        app.post("/unsubscribe", Map.of("token", app.token(TokenPurpose.UNSUBSCRIBE, id)));
        app.pending("back@example.org");
        assertThat(app.state("back@example.org")).isEqualTo(SubscriptionState.PENDING);
        app.post("/confirm", Map.of("token", app.token(TokenPurpose.CONFIRM, id)));
        assertThat(app.state("back@example.org")).isEqualTo(SubscriptionState.ACTIVE);
    }

    @Test
    void preferencesChangeTheNameButShowNothingOfTheReader() {
        app.postJson("/api/subscriptions", "{\"email\": \"private@example.org\", \"name\": \"Lady Private\"}");
        UUID id = app.active("private@example.org");
        String token = app.token(TokenPurpose.PREFERENCES, id);

        HttpResponse<String> page = app.get("/preferences?token=" + token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("p…@example.org", "/unsubscribe?token=")
                .doesNotContain("private@", "Lady");

        HttpResponse<String> saved = app.post("/preferences", Map.of("token", token, "name", "Ada"));
        assertThat(saved.body()).contains("Saved.");
        assertThat(app.bean(Subscriptions.class).find(id).orElseThrow().name()).isEqualTo("Ada");

        HttpResponse<String> refused = app.post("/preferences", Map.of("token", token, "name", "www.spam.example"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"www.spam.example\"", "name-problem");
        assertThat(app.bean(Subscriptions.class).find(id).orElseThrow().name()).isEqualTo("Ada");
    }
}
