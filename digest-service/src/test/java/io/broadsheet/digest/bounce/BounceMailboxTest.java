package io.broadsheet.digest.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.digest.delivery.DeliveryFailed;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.mail.Mailbox;
import io.broadsheet.digest.mail.ReturnAddresses;
import io.broadsheet.digest.mail.TestReturnAddresses;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class BounceMailboxTest {

    private static final BounceApp app = new BounceApp();
    private final UUID reader = app.reader(UUID.randomUUID() + "@example.net");
    private final String mail = app.sent(reader, 1);

    @AfterAll
    static void close() {
        app.close();
    }

    @BeforeEach
    void emptyMailbox() {
        app.arrives(TestBounces.letter()); // the server has a mailbox once a mail came for it
        app.readMailbox();
    }

    @Test
    void anAddressThatDoesNotExistSuspendsItsReader() {
        int before = app.mailsIn("Processed");
        app.arrives(TestBounces.dsn(mail, "5.1.1", "550 5.1.1 <ada@example.net>: User unknown"));
        app.readMailbox();

        assertThat(app.state(reader)).isEqualTo("suspended");
        assertThat(app.mailsIn("INBOX")).isZero();
        assertThat(app.mailsIn("Processed")).isEqualTo(before + 1);
        assertThat(app.jdbc()
                        .sql("select kind || ' ' || cause || ' ' || status || ' ' || diagnostic from bounce"
                                + " where subscription_id = ?")
                        .param(reader)
                        .query(String.class)
                        .single())
                .isEqualTo("hard no-such-user 5.1.1 550 5.1.1 <…>: User unknown");
        assertThat(app.jdbc()
                        .sql("select reason from delivery where message_id = ?")
                        .param(mail)
                        .query(String.class)
                        .single())
                .startsWith("came back: no-such-user: 550 5.1.1");
        assertThat(app.jdbc()
                        .sql("select origin from subscription_event where subscription_id = ? and state = 'suspended'")
                        .param(reader)
                        .query(String.class)
                        .single())
                .isEqualTo("bounce");
    }

    @Test
    void aBounceWithNothingOfTheMailIsKnownByTheAddressItComesTo() {
        app.arrives(TestBounces.bare(TestReturnAddresses.of(app.bean(ReturnAddresses.class), mail)));
        app.readMailbox();
        assertThat(app.state(reader)).isEqualTo("suspended");
    }

    @Test
    void aComplaintEndsTheSubscriptionForGood() {
        app.arrives(TestBounces.complaint(mail));
        app.readMailbox();
        assertThat(app.state(reader)).isEqualTo("complained");
        assertThat(app.jdbc()
                        .sql("select count(*) from suppression where reason = 'complained'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void anAbsentReaderStaysAReader() {
        app.arrives(TestBounces.absence(mail));
        app.readMailbox();
        assertThat(app.state(reader)).isEqualTo("active");
        assertThat(app.evidence(reader)).isEqualTo(1);
    }

    @Test
    void whatNobodyUnderstandsIsKeptForAPerson() {
        int before = app.mailsIn("Unrecognized");
        app.arrives(TestBounces.letter());
        app.arrives(TestBounces.dsn(UUID.randomUUID().toString(), "5.1.1", "550 user unknown"));
        app.readMailbox();
        assertThat(app.mailsIn("INBOX")).isZero();
        assertThat(app.mailsIn("Unrecognized")).isEqualTo(before + 2);
    }

    @Test
    void aProcessThatDiesBeforeTheMailIsPutAwayDoesNotCountItTwice() {
        var sorter =
                new MailSorter(new Classifier(new Diagnosis()), app.bean(Tracer.class), app.bean(BounceDesk.class));
        app.arrives(TestBounces.dsn(mail, "5.2.2", "552 5.2.2 mailbox full"));
        assertThatThrownBy(() -> app.mailbox().visit(50, source -> {
                    sorter.read(source);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(app.mailsIn("INBOX")).isEqualTo(1);
        assertThat(app.evidence(reader)).isEqualTo(1);

        app.readMailbox();

        assertThat(app.mailsIn("INBOX")).isZero();
        assertThat(app.evidence(reader)).isEqualTo(1);
        assertThat(streak()).isEqualTo(1);
    }

    @Test
    void oneInstanceReadsAndAnotherTakesOverWhenItHasGone() {
        var second = new ReaderLease(app.jdbc(), UUID.randomUUID(), Duration.ofMinutes(5));
        assertThat(second.take()).isFalse();
        app.jdbc()
                .sql("update bounce_reader set held_until = clock_timestamp() - interval '1 s'")
                .update();
        assertThat(second.take()).isTrue();
        app.arrives(TestBounces.absence(mail));
        app.readMailbox();
        assertThat(app.mailsIn("INBOX")).isEqualTo(1);
        second.giveBack();
        app.readMailbox();
        assertThat(app.mailsIn("INBOX")).isZero();
    }

    @Test
    void softBouncesSuspendWhenTheyComeInARowForAWhile() {
        for (int edition = 2; edition <= 5; edition++) {
            softBounce(edition, Duration.ofDays(2));
            assertThat(app.state(reader)).isEqualTo("active");
        }
        assertThat(streak()).isEqualTo(4);
        softBounce(6, Duration.ofDays(2));
        assertThat(app.state(reader)).isEqualTo("suspended");
    }

    @Test
    void manySoftBouncesInAFewDaysAreNoReason() {
        for (int edition = 2; edition <= 8; edition++) {
            softBounce(edition, Duration.ofHours(1));
        }
        assertThat(app.state(reader)).isEqualTo("active");
    }

    @Test
    void aMailThatStaysAwayEndsTheStreak() {
        softBounce(2, Duration.ofDays(1));
        softBounce(3, Duration.ofDays(1));
        assertThat(streak()).isEqualTo(2);
        app.sent(reader, 4);
        app.clock().advance(Duration.ofDays(7));
        softBounce(5, Duration.ofDays(1));
        assertThat(streak()).isEqualTo(1);
    }

    @Test
    void aSecondReportOfOneMailIsNoSecondBounce() {
        app.arrives(TestBounces.dsn(mail, "5.2.2", "552 mailbox full"));
        app.arrives(TestBounces.dsn(mail, "5.2.2", "552 mailbox full"));
        app.readMailbox();
        assertThat(app.evidence(reader)).isEqualTo(2);
        assertThat(streak()).isEqualTo(1);
    }

    @Test
    void aRefusalInTheDialogueIsABounceOfItsKind() {
        refused("550 5.7.1 Message rejected as spam");
        assertThat(app.state(reader)).isEqualTo("active");
        refused("could not be composed: no such template");
        assertThat(app.evidence(reader)).isEqualTo(1);
        refused("550 no");
        assertThat(app.state(reader)).isEqualTo("active");
        refused("550 5.1.1 <ada@example.net>: Recipient address rejected: User unknown");
        assertThat(app.state(reader)).isEqualTo("suspended");
    }

    @Test
    void aMailboxThatIsAwayIsAskedLessOftenAndThenReadOn() {
        MailboxWatch watch = app.bean(MailboxWatch.class);
        MailboxHealthIndicator health = app.bean(MailboxHealthIndicator.class);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        app.server().stop();
        watch.round();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(watch.problem()).isPresent();
        app.server().startAgain();
        app.arrives(TestBounces.absence(mail));
        watch.round();
        assertThat(watch.problem()).isEmpty();
        assertThat(app.evidence(reader)).isEqualTo(1);
    }

    @Test
    void anErrorInTheReaderIsAProblemAndNotTheEnd() {
        app.jdbc().sql("delete from bounce_reader").update();
        var lease = new ReaderLease(app.jdbc(), UUID.randomUUID(), Duration.ofMinutes(5));
        var watch = new MailboxWatch(
                app.mailbox(),
                source -> {
                    throw new StackOverflowError("too deep");
                },
                lease,
                app.bean(BounceProperties.class));
        app.arrives(TestBounces.absence(mail));
        assertThat(watch.round()).isPositive();
        assertThat(watch.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("too deep"));
        lease.giveBack();
        app.readMailbox();
        assertThat(app.evidence(reader)).isEqualTo(1);
    }

    @Test
    void mailsThatAreMarkedAsDeletedDoNotStandInTheWay() throws Exception {
        app.arrives(TestBounces.letter());
        app.arrives(TestBounces.letter());
        app.markAllDeleted(false);
        app.arrives(TestBounces.absence(mail));
        app.arrives(TestBounces.letter());

        assertThat(app.mailbox().visit(1, source -> Mailbox.Disposal.DONE)).isEqualTo(new Mailbox.Visit.Done(1, true));
        assertThat(app.mailbox().visit(1, source -> Mailbox.Disposal.DONE)).isEqualTo(new Mailbox.Visit.Done(1, false));
        assertThat(app.mailbox().visit(1, source -> Mailbox.Disposal.DONE)).isEqualTo(new Mailbox.Visit.Done(0, false));
        app.markAllDeleted(true);
    }

    private void softBounce(long edition, Duration later) {
        app.arrives(TestBounces.dsn(app.sent(reader, edition), "5.2.2", "552 5.2.2 mailbox full"));
        app.readMailbox();
        app.clock().advance(later);
    }

    private void refused(String reason) {
        app.publish(new DeliveryFailed(DeliveryKind.EDITION, reader, reason));
        app.clock().advance(Duration.ofSeconds(1));
    }

    private int streak() {
        return app.jdbc()
                .sql("select bounces from soft_bounces where subscription_id = ?")
                .param(reader)
                .query(Integer.class)
                .single();
    }
}
