package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.testsupport.TestKafka;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OwnDataTest {

    private static ReaderApp app;

    @BeforeAll
    static void start() {
        app = ReaderApp.start(
                TestKafka.bootstrapServers(),
                "newsletters.meta-ai.title=The Meta AI Monthly", // named first, and thus the one by default
                "newsletters.second.title=Die Modell-Post",
                "newsletters.second.topics=meta-ai",
                "newsletters.second.sender.address=second@example.org");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static HttpResponse<String> post(String path, TokenPurpose purpose, UUID id, String... more) {
        return app.post(
                path,
                more.length == 0
                        ? Map.of("token", app.token(purpose, id))
                        : Map.of("token", app.token(purpose, id), more[0], more[1]));
    }

    @Test
    void theLinkGoesToTheReadersOwnInboxAndNotTooOften() {
        UUID id = app.active("asks@example.org");

        HttpResponse<String> first = post("/preferences/data-link", TokenPurpose.PREFERENCES, id);
        HttpResponse<String> again = post("/preferences/data-link", TokenPurpose.PREFERENCES, id);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("Check your inbox").doesNotContain("/preferences/data?token");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(app.owed("asks@example.org", DeliveryKind.DATA_LINK)).isEqualTo(1);
    }

    @Test
    void whoHasLeftGetsTheLinkToo() {
        UUID id = app.active("gone@example.org");
        assertThat(post("/unsubscribe", TokenPurpose.UNSUBSCRIBE, id).body()).contains("/unsubscribe/data-link");

        HttpResponse<String> answer = post("/unsubscribe/data-link", TokenPurpose.UNSUBSCRIBE, id);

        assertThat(answer.body())
                .contains("the link to your data is on its way")
                .doesNotContain("/preferences/data?");
        assertThat(app.owed("gone@example.org", DeliveryKind.DATA_LINK)).isEqualTo(1);
        post("/unsubscribe/reason", TokenPurpose.UNSUBSCRIBE, id, "reason", "too-much");
        assertThat(post("/preferences/data/download", TokenPurpose.DATA, id).body())
                .contains("\"leaveReason\" : \"too-much\"");
        assertThat(post("/preferences/data-link", TokenPurpose.UNSUBSCRIBE, id).statusCode())
                .as("not with the settings' purpose")
                .isEqualTo(400);
        assertThat(post("/preferences/data/erase", TokenPurpose.DATA, id, "sure", "true")
                        .body())
                .contains("All is erased");
        assertThat(app.knows("gone@example.org")).isFalse();
    }

    @Test
    void whoCalledItSpamIsSentNothing() {
        UUID id = app.active("spam@example.org");
        app.bean(Standing.class).complain(id, "complaint");

        assertThat(app.get("/unsubscribe?token=" + app.token(TokenPurpose.UNSUBSCRIBE, id))
                        .body())
                .doesNotContain("data-link");
        post("/unsubscribe/data-link", TokenPurpose.UNSUBSCRIBE, id);
        assertThat(app.owed("spam@example.org", DeliveryKind.DATA_LINK)).isZero();
    }

    @Test
    void aReaderTakesEverythingAlong() {
        UUID id = app.active("takes@example.org");
        app.bean(AddressMoves.class)
                .request(
                        app.bean(Subscriptions.class).find(id).orElseThrow(),
                        EmailAddress.parse("takes.new@example.org").orElseThrow());
        app.postJson("/api/subscriptions", "{\"email\": \"takes@example.org\", \"newsletter\": \"second\"}");
        app.pending("other@example.org");
        app.jdbc()
                .sql("update delivery set reply = '250 2.0.0 Ok, taken' where kind = 'WELCOME' and subscription_id = ?")
                .param(id)
                .update();

        HttpResponse<String> answer = post("/preferences/data/download", TokenPurpose.DATA, id);

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"my-data.json\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode subscriptions = JsonMapper.shared().readTree(answer.body()).get("subscriptions");
        assertThat(subscriptions.size()).isEqualTo(2);
        assertThat(subscriptions.findValues("letters").stream()
                        .flatMap(letters -> letters.findValuesAsString("kind").stream()))
                .contains("confirmation", "welcome", "address_confirmation");
        assertThat(subscriptions.findValuesAsString("reply")).contains("250 2.0.0 Ok, taken");
        assertThat(answer.body())
                .contains(
                        "takes@example.org", "takes.new@example.org", "\"requested\"", "\"confirmed\"", "127.0.0.0/24")
                .doesNotContain("other@example.org");
    }

    @Test
    void aReaderIsForgottenInAllNewsletters() {
        UUID id = app.active("forget@example.org");
        app.postJson("/api/subscriptions", "{\"email\": \"forget@example.org\", \"newsletter\": \"second\"}");

        assertThat(post("/preferences/data/erase", TokenPurpose.DATA, id).statusCode())
                .isEqualTo(422);
        assertThat(app.knows("forget@example.org")).isTrue();
        HttpResponse<String> erased = post("/preferences/data/erase", TokenPurpose.DATA, id, "sure", "true");

        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(erased.body()).contains("All is erased");
        assertThat(app.knows("forget@example.org")).isFalse();
        EmailAddress address = EmailAddress.parse("forget@example.org").orElseThrow();
        assertThat(app.bean(Suppressions.class).contains("meta-ai", address)).isTrue();
        assertThat(app.bean(Suppressions.class).contains("second", address)).isTrue();
        assertThat(app.jdbc()
                        .sql(
                                "select count(*) from subscription_event where subscription_id = ? and network is not null")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(post("/preferences/data/download", TokenPurpose.DATA, id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aForwardedMailLeadsToNobodysData() {
        UUID id = app.active("forwards@example.org");
        for (TokenPurpose purpose : TokenPurpose.values()) {
            if (purpose != TokenPurpose.DATA) {
                assertThat(post("/preferences/data/download", purpose, id).statusCode())
                        .as(purpose.name())
                        .isEqualTo(400);
                assertThat(post("/preferences/data/erase", purpose, id, "sure", "true")
                                .statusCode())
                        .as(purpose.name())
                        .isEqualTo(400);
            }
        }
        assertThat(app.get("/preferences/data?token=" + app.token(TokenPurpose.DATA, id))
                        .body())
                .doesNotContain("forwards@example.org");
        assertThat(app.state("forwards@example.org")).isEqualTo(SubscriptionState.ACTIVE);
    }
}
