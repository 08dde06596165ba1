package io.broadsheet.digest.delivery;

import static io.broadsheet.digest.delivery.TestWorkers.EDITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.broadsheet.digest.delivery.SlowedDomains.Slowed;
import io.broadsheet.digest.mail.Rate;
import io.broadsheet.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowdownTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final TestWorkers test = new TestWorkers(clock);
    private final SlowedDomains domains = new SlowedDomains(test.jdbc);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aDomainThatSaysTooManyGetsFewerAndHoldsUpNoOther() {
        test.server.onRecipient(to -> to.endsWith("@slow.example") ? "421 4.7.28 rate limit exceeded" : "250 ok");
        test.composer.content =
                mail -> TestComposer.to(mail.id() + (mail.id() % 2 == 0 ? "@slow.example" : "@fast.example"));
        test.owe(20);
        test.start();
        await().atMost(LONG).until(() -> !domains.all().isEmpty());
        test.owe(EDITION + 1, "other", 300);

        await().atMost(LONG).until(() -> test.count("state = 'sent' and edition_id = " + (EDITION + 1)) >= 150);
        await().atMost(LONG).until(() -> test.count("lane = 'slow.example' and state = 'queued'") > 50);
        assertThat(domains.all()).singleElement().satisfies(slowed -> {
            assertThat(slowed.domain()).isEqualTo("slow.example");
            assertThat(slowed.reason()).isEqualTo("421 4.7.28 rate limit exceeded");
        });
    }

    @Test
    void eachTimeItIsHalvedAndItComesBackByItself() {
        assertThat(domains.slow("slow.example", 10, "first")).isTrue();
        assertThat(domains.slow("slow.example", 10, "at once"))
                .as("replies that were on their way")
                .isFalse();
        assertThat(rate()).isCloseTo(5, within(0.1));

        pass(60);
        domains.slow("slow.example", 10, "again");
        assertThat(rate()).isCloseTo(2.68, within(0.1));

        pass(600);
        assertThat(rate()).isCloseTo(5.36, within(0.2));
        pass(1_800);
        assertThat(domains.all()).isEmpty();
        domains.forget();
        assertThat(test.jdbc
                        .sql("select count(*) from delivery_slowdown")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aDomainThatGotManyIsSlowedAtOnceToo() {
        domains.slow("slow.example", 100, "first");
        assertThat(rate()).isCloseTo(50, within(1.0));
        pass(300);
        assertThat(rate()).isCloseTo(70, within(2.0));
        pass(300);
        assertThat(domains.all()).isEmpty();
    }

    @Test
    void aFewRepliesInALongTimeAreAnAccident() {
        var nanos = new AtomicLong();
        var slowdowns = new Slowdowns(domains, nanos::get, true);
        for (int i = 0; i < 10; i++) {
            slowdowns.note("now-and-then.example", Rate.ANY, "451 too many connections");
            nanos.addAndGet(Duration.ofSeconds(11).toNanos());
            slowdowns.look();
        }
        for (int i = 0; i < 3; i++) {
            slowdowns.note("often.example", Rate.valueOf("4/s"), "451 too many connections");
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            slowdowns.look();
        }

        assertThat(slowdowns.of("now-and-then.example", Rate.ANY)).isEqualTo(Rate.ANY);
        assertThat(slowdowns.of("often.example", Rate.valueOf("4/s")).perSecond())
                .isCloseTo(2, within(0.1));
        assertThat(slowdowns.of("often.example", Rate.valueOf("1/s"))).isEqualTo(Rate.valueOf("1/s"));
    }

    @Test
    void aDomainThatGetsFewAnywayIsHeardTooDownToOneAMinute() {
        var nanos = new AtomicLong();
        var slowdowns = new Slowdowns(domains, nanos::get, true);
        Rate configured = Rate.valueOf("500/h");
        for (int i = 0; i < 30; i++) {
            slowdowns.note("few.example", configured, "451 too many connections");
            double wait = 1 / slowdowns.of("few.example", configured).perSecond();
            nanos.addAndGet((long) (wait * 1_000_000_000));
            pass(11); // the least time between two halvings
            slowdowns.look();
        }

        assertThat(slowdowns.of("few.example", configured).perSecond()).isLessThan(1.1 / 60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "421-4.7.28 Our system has detected an unusual rate of unsolicited mail|true",
                "451 4.7.651 The mail server has been temporarily rate limited due to IP reputation|true",
                "450 4.7.1 Error: too many connections|true",
                "421 RP-001 The mail server IP connecting has exceeded the rate limit allowed|true",
                "451 please slow down|true",
                "450 4.2.1 The user you are trying to contact is receiving mail at a rate that is too high|false",
                "452 4.2.2 mailbox over quota|false",
                "452 4.5.3 too many recipients|false",
                "451 4.7.1 Greylisted, rate limited until tomorrow|false",
                "451 4.3.0 temporarily unable to operate|false",
                "421 4.3.2 shutting down|false",
            })
    void onlyWordsAboutTooManyMailsCount(String reply, boolean expected) {
        assertThat(Slowdowns.isAboutRate(reply)).isEqualTo(expected);
    }

    private double rate() {
        return domains.all().stream()
                .mapToDouble(Slowed::mailsPerSecond)
                .findFirst()
                .orElseThrow();
    }

    private void pass(int seconds) {
        test.jdbc
                .sql("update delivery_slowdown set at = at - make_interval(secs => :seconds)")
                .param("seconds", seconds)
                .update();
    }
}
