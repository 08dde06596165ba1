package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.testsupport.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class SignupDeskTest {

    private static final Origin HERE = new Origin("api", new Network("192.0.2.0/24"), "192.0.2.0/24", "blog");
    private static ReaderApp app;

    private final SignupDesk desk =
            new SignupDesk(app.bean(SignupLimit.class), app.bean(Effort.class), app.bean(SignupRequests.class));

    @BeforeAll
    static void start() {
        app = ReaderApp.start(
                TestKafka.bootstrapServers(),
                "digest.pending-per-address=1",
                "digest.signups-per-network=5",
                "digest.welcome-mail=off",
                "digest.refused-domains=throwaway.example",
                "newsletters.second.title=Second",
                "newsletters.second.topics=meta-ai",
                "newsletters.second.sender.address=second@example.org");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void empty() {
        app.jdbc().sql("delete from subscription").update();
        app.jdbc().sql("delete from subscription_event").update();
        app.jdbc().sql("delete from delivery").update();
        app.jdbc().sql("delete from signup_repeat").update();
        app.jdbc().sql("delete from signup_count").update();
    }

    @Test
    void eachOfAGroupIsTakenAsIfItCameAlone() {
        app.active("reader@example.org");
        app.jdbc().sql("delete from delivery").update();
        app.jdbc().sql("delete from signup_count").update();

        assertThat(settle(List.of(wish("b@example.org"), wish("Reader@example.org"), wish("a@example.org"))))
                .hasSize(3)
                .allMatch(SignupOutcome.Accepted.class::isInstance);

        assertThat(app.state("a@example.org")).isEqualTo(SubscriptionState.PENDING);
        assertThat(app.state("b@example.org")).isEqualTo(SubscriptionState.PENDING);
        assertThat(app.state("reader@example.org")).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(number("delivery where kind = 'CONFIRMATION' and state = 'queued'"))
                .isEqualTo(2);
        assertThat(number("subscription_event where type = 'requested' and state = 'pending' and form = 'blog'"
                        + " and network = '192.0.2.0/24' and origin = 'api'"))
                .isEqualTo(2);
        assertThat(number("signup_repeat")).isEqualTo(1);
    }

    @Test
    void anAddressThatComesTwiceIsAskedOnceAndComesIntoNoGroupTwice() {
        settle(List.of(wish("twice@example.org")));
        settle(List.of(wish("twice@example.org")));
        settle(List.of(wish("TWICE@example.org")));
        assertThat(desk.key(wish("twice@example.org"))).isEqualTo(desk.key(wish("TWICE@example.org")));
        assertThat(number("delivery")).isEqualTo(1);
        assertThat(number("signup_repeat")).isEqualTo(2);
    }

    @Test
    void anAddressIsAskedAboutNoMoreNewslettersThanAllowed() {
        Newsletter second = app.bean(Newsletters.class).find("second").orElseThrow();
        Newsletter first = app.bean(Newsletters.class).find("meta-ai").orElseThrow();
        settle(List.of(wish(first, "several@example.org")));
        settle(List.of(wish(second, "several@example.org")));
        assertThat(number("subscription where newsletter = 'meta-ai'")).isEqualTo(1);
        assertThat(number("subscription where newsletter = 'second'")).isZero();
    }

    @Test
    void onlyThoseOfAGroupWithinTheLimitAreTaken() {
        List<SignupOutcome> outcomes = settle(IntStream.range(0, 8)
                .mapToObj(i -> wish("r" + i + "@example.org"))
                .toList());
        assertThat(outcomes.subList(0, 5)).allMatch(SignupOutcome.Accepted.class::isInstance);
        assertThat(outcomes.subList(5, 8)).allMatch(SignupOutcome.TooMany.class::isInstance);
        assertThat(number("subscription")).isEqualTo(5);
        assertThat(settle(List.of(wish("late@example.org")))).hasOnlyElementsOfType(SignupOutcome.TooMany.class);
    }

    @Test
    void aGroupThatCannotBeWrittenLeavesNothing() {
        app.jdbc().sql("alter table delivery rename to delivery_gone").update();
        try {
            assertThatThrownBy(() -> settle(List.of(wish("half@example.org"), wish("done@example.org"))))
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        } finally {
            app.jdbc().sql("alter table delivery_gone rename to delivery").update();
        }
        assertThat(number("subscription")).isZero();
        assertThat(number("subscription_event")).isZero();
    }

    @Test
    void whoeverChangesAnAddressHoldsUpTheOthersOfItsGroupOnlyForAWhile() {
        settle(List.of(wish("held@example.org")));
        try (var writer = new GroupWriter<>("test", 10, Duration.ZERO, desk)) {
            app.bean(TransactionOperations.class).executeWithoutResult(status -> {
                app.jdbc()
                        .sql("select id from subscription for update")
                        .query(UUID.class)
                        .list();
                assertThatThrownBy(writer.write(wish("held@example.org"))::join)
                        .hasCauseInstanceOf(org.springframework.dao.DataAccessException.class);
                assertThat(writer.write(wish("free@example.org")).join()).isEqualTo(new SignupOutcome.Accepted());
            });
            assertThat(writer.write(wish("held@example.org")).join()).isEqualTo(new SignupOutcome.Accepted());
        }
    }

    @Test
    void whoeverUsesAProofHoldsUpTheOthersOnlyForAWhile() {
        var proof = new Spending("held proof", ReaderApp.START.plusSeconds(600), false);
        Wish held = new Wish(wish("spends@example.org").signup(), HERE, proof);
        try (var writer = new GroupWriter<>("test", 10, Duration.ZERO, desk)) {
            app.bean(TransactionOperations.class).executeWithoutResult(status -> {
                app.bean(SpentProofs.class).spend(List.of(proof), Duration.ofSeconds(2));
                assertThatThrownBy(writer.write(held)::join)
                        .hasCauseInstanceOf(org.springframework.dao.DataAccessException.class);
                status.setRollbackOnly();
            });
            assertThat(writer.write(held).join()).isEqualTo(new SignupOutcome.Accepted());
        }
    }

    @Test
    void anAddressIsAskedAboutAllOfSeveralNewslettersOrAboutNone() {
        Newsletter first = app.bean(Newsletters.class).find("meta-ai").orElseThrow();
        Newsletter second = app.bean(Newsletters.class).find("second").orElseThrow();
        app.jdbc()
                .sql("alter table subscription add constraint nobody check (newsletter <> 'second')")
                .update();
        try {
            assertThatThrownBy(() -> app.bean(SignupRequests.class)
                            .requestEach(
                                    List.of(wish(second, "b@example.org"), wish(first, "a@example.org")),
                                    SignupDesk.PATIENCE))
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        } finally {
            app.jdbc().sql("alter table subscription drop constraint nobody").update();
        }
        assertThat(number("subscription")).isZero();
        assertThat(number("delivery")).isZero();
    }

    @Test
    void oneOfAGroupUsesAProofAndTheOthersAreToldThatItIsUsed() {
        var proof = new Spending("proof of a group", ReaderApp.START.plusSeconds(600), false);
        Wish first = wish("quick@example.org");
        Wish second = wish("slow@example.org");
        var outcomes = settle(List.of(
                new Wish(first.signup(), HERE, proof),
                wish("free@example.org"),
                new Wish(second.signup(), HERE, proof)));
        assertThat(outcomes.subList(0, 2)).allMatch(SignupOutcome.Accepted.class::isInstance);
        assertThat(outcomes.get(2)).isInstanceOf(SignupOutcome.Unproven.class);
        assertThat(number("subscription")).isEqualTo(2);
    }

    @Test
    void nobodyIsWelcomedWhereThatIsSwitchedOff() {
        app.active("unwelcomed@example.org");
        assertThat(number("delivery where kind = 'WELCOME'")).isZero();
        assertThat(number("delivery where kind = 'CONFIRMATION'")).isEqualTo(1);
    }

    @Test
    void throwAwayAddressesAreRefusedInWords() {
        var answer = app.postJson("/api/subscriptions", "{\"email\": \"x@mail.throwaway.example\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("We take no addresses from this provider");
    }

    @Test
    void wishesForMailsInTheSettingsCountForTheSameLimit() {
        var id = app.active("moves@example.org");
        String token = app.token(TokenPurpose.PREFERENCES, id);
        for (int i = 1; i < 5; i++) {
            assertThat(app.post("/preferences/data-link", java.util.Map.of("token", token))
                            .statusCode())
                    .isEqualTo(200);
        }
        var refused =
                app.post("/preferences/address-change", java.util.Map.of("token", token, "email", "moved@example.org"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("Many requests came from your network", "value=\"moved@example.org\"");
        assertThat(number("address_change")).isZero();
    }

    private List<SignupOutcome> settle(List<Wish> wishes) {
        return desk.write(desk.prepare(wishes), false);
    }

    private static Wish wish(String address) {
        return wish(app.bean(Newsletters.class).byDefault(), address);
    }

    private static Wish wish(Newsletter newsletter, String address) {
        return new Wish(new Signup(newsletter, EmailAddress.parse(address).orElseThrow(), null), HERE);
    }

    private static long number(String rows) {
        return app.jdbc().sql("select count(*) from " + rows).query(Long.class).single();
    }
}
