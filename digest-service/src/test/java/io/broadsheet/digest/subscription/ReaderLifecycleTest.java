package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryKind;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReaderLifecycleTest {

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString("operator:operator-password".getBytes(StandardCharsets.UTF_8));

    private final ReaderApp app = ReaderApp.shared();
    private final Expiry expiry = app.bean(Expiry.class);

    private List<String> history(UUID id) {
        return app.bean(SubscriptionEvents.class).of(id).stream()
                .map(entry -> entry.type() + " " + entry.state() + " " + entry.origin())
                .toList();
    }

    private HttpResponse<String> preferences(UUID id, String step, Map<String, String> more) {
        Map<String, String> form = new java.util.HashMap<>(more);
        form.put("token", app.token(TokenPurpose.PREFERENCES, id));
        return app.post("/preferences" + step, form);
    }

    private UUID change(UUID subscription) {
        return app.jdbc()
                .sql("select id from address_change where subscription_id = ?")
                .param(subscription)
                .query(UUID.class)
                .single();
    }

    private String email(UUID id) {
        return app.bean(Subscriptions.class).find(id).orElseThrow().email();
    }

    @Test
    void whoDoesNotConfirmIsRemindedOnceThenExpiresThenIsForgotten() {
        String email = "forgetful@example.org";
        UUID id = app.pending(email);
        expiry.sweep();
        assertThat(app.owed(email, DeliveryKind.REMINDER)).isZero();

        app.clock().advance(Duration.ofDays(3).plusSeconds(1));
        expiry.sweep();
        expiry.sweep();
        assertThat(app.owed(email, DeliveryKind.REMINDER)).isEqualTo(1);
        assertThat(app.state(email)).isEqualTo(SubscriptionState.PENDING);

        app.clock().advance(Duration.ofDays(4));
        expiry.sweep();
        assertThat(app.state(email)).isEqualTo(SubscriptionState.EXPIRED);
        assertThat(history(id))
                .containsExactly("requested pending api", "reminded pending schedule", "expired expired schedule");

        app.clock().advance(Duration.ofDays(30).plusSeconds(1));
        expiry.sweep();
        assertThat(app.knows(email)).isFalse();
        assertThat(app.bean(SubscriptionEvents.class).of(id)).hasSize(3).allMatch(entry -> entry.network() == null);
    }

    @Test
    void whoConfirmsIsNeitherRemindedNorForgotten() {
        UUID id = app.active("prompt@example.org");
        app.clock().advance(Duration.ofDays(60));
        expiry.sweep();
        assertThat(app.owed("prompt@example.org", DeliveryKind.REMINDER)).isZero();
        assertThat(history(id)).hasSize(2);
    }

    @Test
    void aPausedReaderGetsNoEditionUntilThePauseIsOver() {
        UUID id = app.active("holiday@example.org");
        assertThat(app.get("/preferences?token=" + app.token(TokenPurpose.PREFERENCES, id))
                        .body())
                .contains("/preferences/pause");

        HttpResponse<String> paused = preferences(id, "/pause", Map.of("months", "2"));
        assertThat(paused.statusCode()).isEqualTo(200);
        assertThat(paused.body()).contains("Paused.", "/preferences/resume");
        assertThat(gets(id, 910_001)).isFalse();

        app.clock().advance(Duration.ofDays(63));
        assertThat(gets(id, 910_002)).isTrue();

        preferences(id, "/pause", Map.of("months", "999"));
        assertThat(gets(id, 910_003)).isFalse();
        assertThat(preferences(id, "/resume", Map.of()).body()).contains("Welcome back", "/preferences/pause");
        assertThat(gets(id, 910_004)).isTrue();
        assertThat(history(id))
                .endsWith(
                        "paused active preferences-page",
                        "paused active preferences-page",
                        "resumed active preferences-page");
    }

    private boolean gets(UUID id, long edition) {
        Deliveries deliveries = app.bean(Deliveries.class);
        deliveries.pause(edition, "a test");
        deliveries.enqueueEdition(edition, "meta-ai");
        return app.jdbc()
                .sql("select exists (select from delivery where edition_id = ? and subscription_id = ?)")
                .params(edition, id)
                .query(Boolean.class)
                .single();
    }

    @Test
    void anAddressMovesOnlyWhenTheNewOneAgrees() {
        UUID id = app.active("old.home@example.org");
        HttpResponse<String> asked = preferences(id, "/address-change", Map.of("email", "New.Home@example.org"));
        assertThat(asked.body()).contains("Check the inbox of the new address");
        assertThat(email(id)).isEqualTo("old.home@example.org");
        assertThat(app.owed("old.home@example.org", DeliveryKind.ADDRESS_CONFIRMATION))
                .isEqualTo(1);
        assertThat(app.owed("old.home@example.org", DeliveryKind.ADDRESS_NOTICE))
                .isEqualTo(1);

        String token = app.token(TokenPurpose.ADDRESS, change(id));
        assertThat(app.get("/preferences/address?token=" + token).body()).contains("at this address?");
        assertThat(app.head("/preferences/address?token=" + token).statusCode()).isEqualTo(200);
        assertThat(email(id)).isEqualTo("old.home@example.org");

        assertThat(app.post("/preferences/address", Map.of("token", token)).body())
                .contains("Moved");
        assertThat(email(id)).isEqualTo("New.Home@example.org");
        assertThat(app.post("/preferences/address", Map.of("token", token)).statusCode())
                .isEqualTo(410);
        assertThat(history(id)).endsWith("address-changed active confirm-page");
    }

    @Test
    void theOldAddressMayCallItOffEvenAfterwards() {
        UUID id = app.active("victim@example.org");
        preferences(id, "/address-change", Map.of("email", "thief@example.org"));
        UUID change = change(id);
        app.post("/preferences/address", Map.of("token", app.token(TokenPurpose.ADDRESS, change)));
        assertThat(email(id)).isEqualTo("thief@example.org");

        String keep = app.token(TokenPurpose.KEEP_ADDRESS, change);
        assertThat(app.get("/preferences/address/keep?token=" + keep).body()).contains("Keep your old address?");
        assertThat(email(id)).isEqualTo("thief@example.org");
        assertThat(app.post("/preferences/address/keep", Map.of("token", keep)).body())
                .contains("Nothing changes");
        assertThat(email(id)).isEqualTo("victim@example.org");
        assertThat(app.post("/preferences/address/keep", Map.of("token", keep)).statusCode())
                .isEqualTo(410);
    }

    @Test
    void anOldAddressThatIsNoneByTodaysRulesCanBeKeptToo() {
        UUID id = app.active("quoted@example.org");
        app.jdbc()
                .sql("update subscription set email = '\"quo ted\"@example.org' where id = ?")
                .param(id)
                .update();
        preferences(id, "/address-change", Map.of("email", "stranger@example.org"));
        UUID change = change(id);
        app.post("/preferences/address", Map.of("token", app.token(TokenPurpose.ADDRESS, change)));
        assertThat(email(id)).isEqualTo("stranger@example.org");
        app.post("/preferences/address/keep", Map.of("token", app.token(TokenPurpose.KEEP_ADDRESS, change)));
        assertThat(email(id)).isEqualTo("\"quo ted\"@example.org");
    }

    @Test
    void anAddressThatIsOnTheListIsNotMovedTo() {
        app.active("both@example.org");
        UUID id = app.active("other@example.org");
        preferences(id, "/address-change", Map.of("email", "both@example.org"));
        HttpResponse<String> page =
                app.post("/preferences/address", Map.of("token", app.token(TokenPurpose.ADDRESS, change(id))));
        assertThat(page.body()).contains("has a subscription already");
        assertThat(email(id)).isEqualTo("other@example.org");
    }

    @Test
    void addressChangesNeitherAcceptNonsenseNorBombStrangers() {
        UUID id = app.active("mover@example.org");
        HttpResponse<String> refused = preferences(id, "/address-change", Map.of("email", "nobody"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("email-problem", "value=\"nobody\"");

        preferences(id, "/address-change", Map.of("email", "stranger@example.org"));
        preferences(id, "/address-change", Map.of("email", "stranger@example.org"));
        assertThat(app.owed("mover@example.org", DeliveryKind.ADDRESS_CONFIRMATION))
                .isEqualTo(1);

        String late = app.token(TokenPurpose.ADDRESS, change(id));
        app.clock().advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(app.post("/preferences/address", Map.of("token", late)).statusCode())
                .isEqualTo(410);
        expiry.sweep();
        assertThat(app.bean(AddressChanges.class).ofSubscriptions(List.of(id))).isEmpty();
    }

    @Test
    void theOnlyNewsletterHasNoOthers() {
        assertThat(preferences(app.active("only@example.org"), "/newsletters", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoHasLeftMaySayWhyAndGetsOneLastMail() {
        UUID id = app.active("leaver@example.org");
        Map<String, String> token = Map.of("token", app.token(TokenPurpose.UNSUBSCRIBE, id));
        Map<String, String> reason = Map.of("token", token.get("token"), "reason", "too-much");

        app.post("/unsubscribe/reason", reason);
        assertThat(app.state("leaver@example.org")).isEqualTo(SubscriptionState.ACTIVE);

        assertThat(app.post("/unsubscribe", token).body()).contains("You&#39;re out", "Why did you leave?");
        assertThat(app.owed("leaver@example.org", DeliveryKind.GOODBYE)).isEqualTo(1);
        assertThat(app.post("/unsubscribe/reason", reason).body()).contains("Thank you. That helps.");
        assertThat(app.post("/unsubscribe/reason", Map.of("token", token.get("token"), "reason", "<b>"))
                        .body())
                .contains("Why did you leave?");
        assertThat(app.get("/api/operator/subscriptions/summary?newsletter=meta-ai", "Authorization", BASIC)
                        .body())
                .containsPattern("\"too-much\":[1-9]")
                .contains("\"complained\":");
    }

    @Test
    void whoNeverConfirmedLeavesWithoutAnotherMail() {
        UUID id = app.pending("unasked@example.org");
        app.post("/unsubscribe", Map.of("token", app.token(TokenPurpose.UNSUBSCRIBE, id)));
        assertThat(app.state("unasked@example.org")).isEqualTo(SubscriptionState.UNSUBSCRIBED);
        assertThat(app.owed("unasked@example.org", DeliveryKind.GOODBYE)).isZero();
    }

    @Test
    void theOperatorSuspendsReinstatesAndNotesComplaintsAndSeesTheEvidence() {
        UUID id = app.active("bouncing@example.org");
        String one = "/api/operator/subscriptions/" + id;
        assertThat(app.post(one + "/suspend", Map.of()).statusCode()).isEqualTo(401);

        assertThat(operator(one + "/suspend").body()).contains("\"state\":\"suspended\"");
        assertThat(operator(one + "/suspend").statusCode()).isEqualTo(409);
        assertThat(app.get("/api/operator/subscriptions?state=suspended&email=bouncing", "Authorization", BASIC)
                        .body())
                .contains("\"total\":1");
        assertThat(operator(one + "/reinstate").body()).contains("\"state\":\"active\"");
        assertThat(operator(one + "/complain").body()).contains("\"state\":\"complained\"");
        assertThat(operator(one + "/reinstate").statusCode()).isEqualTo(409);
        assertThat(app.bean(Suppressions.class)
                        .contains(
                                "meta-ai",
                                EmailAddress.parse("bouncing@example.org").orElseThrow()))
                .isTrue();
        assertThat(app.get(one, "Authorization", BASIC).body())
                .contains(
                        "\"type\":\"requested\"", "\"network\":", "\"type\":\"complained\"", "\"origin\":\"operator\"");
        assertThat(operator("/api/operator/subscriptions/" + UUID.randomUUID() + "/suspend")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> operator(String path) {
        return app.post(path, Map.of(), "Authorization", BASIC);
    }

    @Test
    void theEvidenceNamesTheForm() {
        app.post("/subscriptions", Map.of("email", "formed@example.org", "form", "my-blog"));
        app.post("/subscriptions", Map.of("email", "unformed@example.org", "form", "buy <b>now</b>"));
        assertThat(app.bean(SubscriptionEvents.class)
                        .of(app.id("formed@example.org"))
                        .getFirst()
                        .form())
                .isEqualTo("my-blog");
        assertThat(app.bean(SubscriptionEvents.class)
                        .of(app.id("unformed@example.org"))
                        .getFirst()
                        .form())
                .isNull();
    }
}
