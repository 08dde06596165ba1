package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.DeliveryFailed;
import io.broadsheet.digest.delivery.DeliveryKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private final ReaderApp app = ReaderApp.shared();
    private final Transitions transitions = app.bean(Transitions.class);

    private List<String> events(UUID id) {
        return app.jdbc()
                .sql(
                        "select type || ' ' || state || ' ' || origin from subscription_event where subscription_id = ? order by id")
                .param(id)
                .query(String.class)
                .list();
    }

    private boolean suppressed(String email) {
        return app.bean(Suppressions.class)
                .contains("meta-ai", EmailAddress.parse(email).orElseThrow());
    }

    @Test
    void everyTransitionLeavesEvidence() {
        UUID id = app.pending("evidence@example.org");
        transitions.confirm(id, Origin.of("confirm-page"));
        transitions.unsubscribe(id, Origin.of("one-click"));
        assertThat(events(id))
                .containsExactly(
                        "requested pending api",
                        "confirmed active confirm-page",
                        "unsubscribed unsubscribed one-click");
        assertThat(app.jdbc()
                        .sql("select network from subscription_event where subscription_id = ? and type = 'requested'")
                        .param(id)
                        .query(String.class)
                        .single())
                .isIn("127.0.0.0/24", "0:0:0::/48");
    }

    @Test
    void aTransitionThatDoesNotApplyChangesNothing() {
        UUID id = app.active("settled@example.org");
        assertThat(transitions.confirm(id, Origin.of("confirm-page"))).isFalse();
        assertThat(app.bean(Standing.class).reinstate(id, "operator")).isFalse();
        transitions.requestAgain(id, Origin.of("confirm-page"));
        assertThat(transitions.unsubscribe(UUID.randomUUID(), Origin.of("one-click")))
                .isFalse();
        assertThat(app.state("settled@example.org")).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(events(id)).hasSize(2);
    }

    @Test
    void onlyActiveReadersAreRecipients() {
        UUID active = app.active("recipient@example.org");
        UUID pending = app.pending("notyet@example.org");
        assertThat(app.bean(Recipients.class).active(List.of(active, pending, UUID.randomUUID())))
                .containsOnlyKeys(active)
                .containsValue(new Recipient(active, "recipient@example.org", null));
    }

    @Test
    void onlyAnAddressThatDoesNotWorkMakesAPendingReaderUnreachable() {
        UUID id = app.pending("refused@example.org");
        for (String reason : List.of(
                "550",
                "554 5.7.1 rejected as spam",
                "552 5.2.2 mailbox full",
                "gave up after 20 attempts: 451 4.3.0 try again later",
                "gave up after 20 attempts: sender refused: 550 5.1.1 user unknown",
                "could not be composed: no template")) {
            app.publish(new DeliveryFailed(DeliveryKind.CONFIRMATION, id, reason));
            app.clock().advance(Duration.ofSeconds(1));
            assertThat(app.state("refused@example.org")).as(reason).isEqualTo(SubscriptionState.PENDING);
        }
        app.publish(new DeliveryFailed(DeliveryKind.CONFIRMATION, id, "550 5.1.1 no such user here"));
        assertThat(app.state("refused@example.org")).isEqualTo(SubscriptionState.UNREACHABLE);

        app.clock().advance(Duration.ofHours(1));
        app.pending("refused@example.org");
        assertThat(app.state("refused@example.org")).as("may always try again").isEqualTo(SubscriptionState.PENDING);
        assertThat(app.owed("refused@example.org", DeliveryKind.CONFIRMATION)).isEqualTo(2);
    }

    @Test
    void whoseAddressIsNoneByTodaysRulesMayStillLeaveAndStaysAway() {
        UUID id = app.active("old@example.org");
        app.jdbc()
                .sql(
                        "update subscription set email = '\"old one\"@example.org', email_key = '\"old one\"@example.org' where id = ?")
                .param(id)
                .update();
        assertThat(transitions.unsubscribe(id, Origin.of("one-click"))).isTrue();
        assertThat(app.bean(Suppressions.class).contains("meta-ai", EmailAddress.stored("\"old one\"@example.org")))
                .isTrue();
    }

    @Test
    void whoDoesNotConfirmInTimeExpires() {
        UUID id = app.pending("slow@example.org");
        app.clock().advance(Duration.ofDays(7));
        app.bean(Expiry.class).sweep();
        assertThat(app.state("slow@example.org")).isEqualTo(SubscriptionState.PENDING);
        app.clock().advance(Duration.ofSeconds(1));
        app.bean(Expiry.class).sweep();
        assertThat(app.state("slow@example.org")).isEqualTo(SubscriptionState.EXPIRED);
        assertThat(events(id)).endsWith("expired expired schedule");
    }

    @Test
    void leavingIsRememberedUntilTheReaderComesBack() {
        UUID id = app.active("memory@example.org");
        transitions.unsubscribe(id, Origin.of("one-click"));
        assertThat(suppressed("Memory@Example.org")).isTrue();
        app.pending("memory@example.org");
        assertThat(suppressed("memory@example.org")).isTrue();
        transitions.confirm(id, Origin.of("confirm-page"));
        assertThat(suppressed("memory@example.org")).isFalse();
    }

    @Test
    void erasingKeepsNothingThatNamesTheReader() {
        UUID id = app.active("forget.me@example.org");
        assertThat(transitions.erase(id, Origin.of("operator"))).isTrue();
        assertThat(transitions.erase(id, Origin.of("operator"))).isFalse();

        assertThat(app.knows("forget.me@example.org")).isFalse();
        assertThat(suppressed("forget.me@example.org")).isTrue();
        assertThat(events(id)).endsWith("unsubscribed unsubscribed operator");
        List<String> everything = app.jdbc().sql("""
                        select t::text from subscription t union all select t::text from subscription_event t
                        union all select t::text from suppression t union all select t::text from delivery t""").query(String.class).list();
        assertThat(everything).noneMatch(row -> row.contains("forget.me"));
        assertThat(app.jdbc()
                        .sql(
                                "select count(*) from subscription_event where subscription_id = ? and network is not null")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theOperatorSearchesAndErases() {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString("operator:operator-password".getBytes(StandardCharsets.UTF_8));
        UUID id = app.active("operated@example.org");
        String list = "/api/operator/subscriptions";

        assertThat(app.get(list).statusCode()).isEqualTo(401);
        assertThat(app.get(list + "?email=Operated@&state=active&newsletter=meta-ai", "Authorization", basic)
                        .body())
                .contains("\"items\":[{\"id\":\"" + id, "operated@example.org", "\"state\":\"active\"", "\"total\":1");
        assertThat(app.get(list + "?email=operated&state=pending", "Authorization", basic)
                        .body())
                .contains("\"total\":0");
        assertThat(app.get(list + "?email=%00", "Authorization", basic).body()).contains("\"total\":0");
        assertThat(app.get(list + "?state=bogus", "Authorization", basic).body())
                .contains("it must be one of pending, active");
        assertThat(app.get(list + "?page=x", "Authorization", basic).statusCode())
                .isEqualTo(400);
        assertThat(app.get(list + "?size=1", "Authorization", basic).body()).contains("\"size\":1");

        assertThat(app.delete(list + "/" + id).statusCode()).isEqualTo(401);
        assertThat(app.delete(list + "/" + id, "Authorization", basic).statusCode())
                .isEqualTo(204);
        assertThat(app.delete(list + "/" + id, "Authorization", basic).statusCode())
                .isEqualTo(404);
        assertThat(app.delete(list + "/x", "Authorization", basic).statusCode()).isEqualTo(400);
    }
}
