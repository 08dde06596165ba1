package io.broadsheet.digest.delivery;

import static io.broadsheet.digest.delivery.TestWorkers.EDITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.digest.delivery.DomainLimits.DomainGroup;
import io.broadsheet.digest.delivery.DomainLimits.Limit;
import io.broadsheet.digest.delivery.DomainTokens.Wish;
import io.broadsheet.digest.mail.Rate;
import io.broadsheet.digest.mail.WarmUp;
import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Map<String, DomainGroup> GOOGLE =
            Map.of("google", new DomainGroup(List.of("gmail.example", "googlemail.example"), Rate.valueOf("3/h")));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final TestWorkers test = new TestWorkers(clock);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aDomainOutOfTokensHoldsUpNoOtherAndNoUrgentMail() {
        // the first 300 of 400 are of the slow domains
        test.owe(400);
        long first = firstId();
        test.composer.content = mail -> TestComposer.to(mail.id()
                + (mail.id() >= first + 300
                        ? "@example.org"
                        : mail.id() % 2 == 0 ? "@gmail.example" : "@GoogleMail.example"));
        test.start(test.limited(Rate.ANY, GOOGLE));
        test.start(test.limited(Rate.ANY, GOOGLE));

        await().atMost(LONG).until(() -> sentTo("@example.org") == 100);
        await().atMost(LONG).until(() -> test.count("lane = 'google' and state = 'queued' and attempts = 0") == 299);
        assertThat(sentTo("mail.example")).as("for both workers in sum").isEqualTo(1);

        test.composer.content = mail -> TestComposer.to(mail.id() + "@gmail.example");
        test.deliveries().enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());
        await().atMost(LONG).until(() -> test.count("kind = 'CONFIRMATION' and state = 'sent'") == 1);
    }

    @Test
    void whatWaitsInALaneLeavesAsTokensComeAndNobodyTwice() {
        test.composer.content = mail -> TestComposer.to(mail.id() + "@gmail.example");
        test.owe(60);
        test.start(test.limited(Rate.valueOf("30/s"), Map.of()));
        test.start(test.limited(Rate.valueOf("30/s"), Map.of()));

        await().atMost(LONG).until(() -> test.deliveries().progress(EDITION).done());
        assertThat(test.server.mails()).hasSize(60);
        assertThat(test.count("state = 'sent' and attempts = 1")).isEqualTo(60);
        assertThat(test.count("lane = 'gmail.example'"))
                .as("more than one second's")
                .isPositive();
    }

    @Test
    void aLaneThatIsNotLimitedAnyMoreIsWorkedOff() {
        test.owe(20);
        test.jdbc.sql("update delivery set lane = 'gmail.example'").update();
        test.start();

        await().atMost(LONG).until(() -> test.deliveries().progress(EDITION).done());
    }

    @Test
    void tokensAreSharedAndMayBeOwedOrGivenBack() {
        DomainTokens tokens = new DomainTokens(test.jdbc);
        Limit limit = new Limit("example.org", Rate.valueOf("36000/h"));
        Limit other = new Limit("example.com", Rate.valueOf("1/h"));

        assertThat(tokens.take(List.of(new Wish(limit, 4, false), new Wish(other, 5, false))))
                .containsOnly(Map.entry("example.org", 4), Map.entry("example.com", 1));
        assertThat(tokens.take(List.of(new Wish(other, 1, false)))).containsEntry("example.com", 0);
        assertThat(tokens.take(List.of(new Wish(other, -1, true)))).containsEntry("example.com", -1);
        assertThat(tokens.take(List.of(new Wish(other, 1, false)))).containsEntry("example.com", 1);
        assertThat(tokens.take(List.of(new Wish(other, 2, true)))).containsEntry("example.com", 2);
        tokens.take(List.of(new Wish(other, -2, true)));
        assertThat(tokens.take(List.of(new Wish(other, 1, false))))
                .as("still owed")
                .containsEntry("example.com", 0);
    }

    @Test
    void editionsKeepQuietHoursAndConfirmationsDoNot() {
        clock.set(Instant.parse("2026-12-01T22:30:00Z"));
        test.owe(10);
        test.start(test.quiet("22:00-07:00", ZoneId.of("Europe/Berlin")));
        test.deliveries().enqueue(DeliveryKind.CONFIRMATION, UUID.randomUUID());

        await().atMost(LONG).until(() -> test.count("state = 'sent'") == 1);
        assertThat(test.count("kind = 'EDITION' and state = 'queued'")).isEqualTo(10);

        clock.set(Instant.parse("2026-12-02T06:00:00Z"));
        await().atMost(LONG).until(() -> test.deliveries().progress(EDITION).done());
    }

    @Test
    void aNewRouteCarriesWhatItsDayAllowsAndTheRestTakesTheNext() {
        ScriptedSmtpServer fresh =
                test.route("fresh", 5, Rate.ANY, new WarmUp(LocalDate.parse("2026-12-01"), 30, 2, 14));
        test.owe(100);
        test.start();
        test.start();

        await().atMost(LONG).until(() -> test.deliveries().progress(EDITION).done());
        assertThat(fresh.mails()).hasSize(30);
        assertThat(test.server.mails()).hasSize(70);

        clock.advance(Duration.ofDays(1));
        test.owe(EDITION + 1, "other", 100);
        await().atMost(LONG).until(() -> test.deliveries().progress(EDITION + 1).done());
        assertThat(fresh.mails()).hasSize(90);
    }

    @Test
    void mailsClaimedWhileARoutesAllowanceCannotBeReadAreSentLater() {
        test.route("fresh", 5, Rate.ANY, new WarmUp(LocalDate.parse("2026-12-01"), 30, 2, 14));
        test.composer.content = mail -> TestComposer.by(mail, "fresh");
        test.jdbc.sql("alter table delivery_route_day rename to away").update();
        test.owe(20);
        test.start();
        await().atMost(LONG).until(() -> test.count("reason = 'none of its routes can be used now'") > 0);

        test.jdbc.sql("alter table away rename to delivery_route_day").update();

        await().atMost(LONG).until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return test.deliveries().progress(EDITION).done();
        });
        assertThat(test.count("state = 'sent' and attempts = 1")).isEqualTo(20);
    }

    @Test
    void aMailThatBreaksBeforeItHasARouteHoldsUpNoOtherAndIsTriedAgain() {
        test.owe(20);
        long first = firstId();
        test.composer.content = mail -> mail.id() == first ? TestComposer.broken() : TestComposer.ready(mail);
        test.start();
        await().atMost(LONG).until(() -> test.count("state = 'sent'") == 19);
        await().atMost(LONG)
                .until(() -> test.count("state = 'queued' and reason like 'could not be made ready%'") == 1);

        test.composer.content = TestComposer::ready;

        await().atMost(LONG).until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return test.deliveries().progress(EDITION).done();
        });
        assertThat(test.count("state = 'sent' and attempts = 1")).isEqualTo(20);
    }

    @Test
    void aSlowRouteLosesNoTimeToProcessesThatHaveNothingForIt() {
        test.route("slow", 20, Rate.valueOf("1/h"), null);
        test.owe(10);
        test.start();

        await().atMost(LONG).until(() -> test.deliveries().progress(EDITION).done());
        assertThat(test.jdbc
                        .sql("select count(*) from delivery_pace where name = 'route slow'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aSlowRouteIsGivenNoMoreThanItSendsInAFewSeconds() {
        test.route("slow", 5, Rate.valueOf("2/s"), null);
        test.owe(40);
        test.start();

        await().atMost(LONG).until(() -> test.count("state = 'sent'") >= 4);
        assertThat(test.count("state = 'sending'")).isLessThanOrEqualTo(16);
    }

    @Test
    void ratesOfThePastAreForgotten() {
        test.jdbc
                .sql("insert into delivery_domain (name, tokens, at) values ('old.example', 1, '2026-11-20'),"
                        + " ('new.example', 1, '2026-12-01')")
                .update();
        test.jdbc
                .sql(
                        "insert into delivery_route_day (route, day, mails) values ('main', '2026-08-01', 1), ('main', '2026-11-30', 1)")
                .update();

        new Tidying(test.jdbc, clock).round();

        assertThat(test.jdbc
                        .sql("select name from delivery_domain")
                        .query(String.class)
                        .list())
                .containsExactly("new.example");
        assertThat(test.jdbc
                        .sql("select count(*) from delivery_route_day")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aMailInALaneCountsAsOpen() {
        test.owe(2);
        test.jdbc
                .sql("update delivery set lane = 'gmail.example' where id = (select min(id) from delivery)")
                .update();
        assertThat(new Ledger(test.jdbc, clock).open()).isEqualTo(2);

        test.jdbc.sql("delete from delivery where lane is null").update();
        assertThat(new Ledger(test.jdbc, clock).open()).isEqualTo(1);
        assertThat(test.deliveries().isOpen(EDITION)).isTrue();

        test.jdbc.sql("delete from delivery").update();
        test.deliveries().owe(EDITION);
        assertThat(test.deliveries().isOpen(EDITION)).isFalse();
    }

    private long firstId() {
        return test.jdbc.sql("select min(id) from delivery").query(Long.class).single();
    }

    private long sentTo(String end) {
        return test.server.mails().stream()
                .filter(mail ->
                        mail.recipient().toLowerCase(java.util.Locale.ROOT).endsWith(end))
                .count();
    }
}
