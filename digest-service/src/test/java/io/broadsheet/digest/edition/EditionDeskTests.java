package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.edition.EditionOutcome.Already;
import io.broadsheet.digest.edition.EditionOutcome.Done;
import io.broadsheet.digest.edition.EditionOutcome.NothingToSend;
import io.broadsheet.digest.edition.EditionOutcome.WrongState;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.testsupport.SettableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditionDeskTests {

    private static final Period NOVEMBER = new Period("2026-11");
    private static final Newsletter META = TestArticles.monthly();

    private final EditionOffice office = new EditionOffice(
            EditionOffice.freshDatabase(), new SettableClock(Instant.parse("2026-11-05T12:00:00Z")), META);

    @BeforeEach
    void theFirstHalfOfNovember() {
        office.at("2026-11-05T12:00:00Z");
        for (String id : List.of("a", "b", "c")) {
            office.arrives(id, "2026-11-06T00:00:00Z");
        }
        office.subscribe("ada@example.org");
        office.at("2026-11-15T12:00:00Z");
    }

    @Test
    void sendsNowOnceHoweverOftenItIsAsked() {
        assertThat(send()).isInstanceOf(Done.class);
        office.arrives("d", "2026-11-16T00:00:00Z");
        assertThat(send()).isInstanceOf(Already.class);

        Edition edition = office.editions.find("meta-ai", NOVEMBER).orElseThrow();
        assertThat(office.carried(edition)).containsExactly("a", "b", "c");
        assertThat(edition.windowTo()).isEqualTo("2026-11-15T12:00:00Z");
        assertThat(office.deliveries.progress(edition.id()).recipients()).isEqualTo(1);
    }

    @Test
    void sendsNoSecondEditionWhenTheMonthOfASendNowCloses() {
        send();
        for (String id : List.of("d", "e", "f")) {
            office.arrives(id, "2026-11-20T00:00:00Z");
        }
        office.at("2026-12-01T08:00:00Z");
        assertThat(office.editions.in(EditionState.values())).hasSize(1);

        office.at("2027-01-01T08:00:00Z");
        Edition december =
                office.editions.find("meta-ai", new Period("2026-12")).orElseThrow();
        assertThat(office.carried(december)).containsExactly("d", "e", "f");
        assertThat(december.windowFrom()).isEqualTo("2026-11-15T12:00:00Z");
        assertThat(december.issue()).isEqualTo(2);
    }

    @Test
    void sendsNothingWhenThereIsNothing() {
        send();
        office.clock.set(Instant.parse("2026-12-02T12:00:00Z"));

        assertThat(office.desk.send(META, new Period("2026-12"), "operator")).isInstanceOf(NothingToSend.class);
    }

    @Test
    void holdsTheOpenMonthUntilItIsApproved() {
        assertThat(office.desk.hold(META, NOVEMBER, "operator")).isInstanceOf(Done.class);
        assertThat(office.desk.hold(META, NOVEMBER, "operator")).isInstanceOf(Already.class);
        office.at("2026-12-01T08:00:00Z");
        assertThat(state()).isEqualTo(EditionState.HELD);
        assertThat(office.desk.approve(META, NOVEMBER, "operator")).isInstanceOf(Done.class);
        assertThat(state()).isEqualTo(EditionState.SENDING);
    }

    @Test
    void composesAHeldEditionAgainWhenItIsEditedOrWhenSomethingCameLate() {
        office.desk.hold(META, NOVEMBER, "operator");
        office.at("2026-12-01T08:00:00Z");
        Edition held = office.editions.find("meta-ai", NOVEMBER).orElseThrow();

        office.desk.edit(META, NOVEMBER, "operator", "excluded b", before -> before.exclude("b", "no news"));
        assertThat(office.carried(held)).containsExactly("a", "c");
        office.arrives("late", "2026-11-20T00:00:00Z");
        office.arrives("december", "2026-12-01T07:30:00Z");
        assertThat(office.desk.regenerate(META, NOVEMBER, "operator")).isInstanceOf(Done.class);

        Edition again = office.editions.find("meta-ai", NOVEMBER).orElseThrow();
        assertThat(office.carried(again)).containsExactly("a", "c", "late");
        assertThat(again.state()).isEqualTo(EditionState.HELD);
        assertThat(again.issue()).isEqualTo(held.issue());
        assertThat(again.windowFrom()).isEqualTo(held.windowFrom());
        assertThat(again.windowTo()).isEqualTo(held.windowTo());
        assertThat(office.decided.decidedBy(held.id())).containsExactly("a", "b", "c", "late");

        office.desk.approve(META, NOVEMBER, "operator");
        assertThat(office.desk.edit(META, NOVEMBER, "operator", "pinned a", before -> before.pin("a")))
                .isInstanceOf(WrongState.class);
        assertThat(office.desk.regenerate(META, NOVEMBER, "operator")).isInstanceOf(WrongState.class);
    }

    @Test
    void skipsAHeldEditionAndGivesItsArticlesToTheNext() {
        office.desk.hold(META, NOVEMBER, "operator");
        office.at("2026-12-01T08:00:00Z");
        assertThat(office.desk.skip(META, NOVEMBER, "operator", "holidays")).isInstanceOf(Done.class);
        office.at("2027-01-01T08:00:00Z");

        assertThat(office.carried(
                        office.editions.find("meta-ai", new Period("2026-12")).orElseThrow()))
                .containsExactly("a", "b", "c");
    }

    @Test
    void refusesWhatTheStateDoesNotAllowAndChangesNothing() {
        send();

        assertThat(office.desk.hold(META, NOVEMBER, "operator")).isInstanceOf(WrongState.class);
        assertThat(office.desk.skip(META, NOVEMBER, "operator", "no")).isInstanceOf(WrongState.class);
        assertThat(state()).isEqualTo(EditionState.SENDING);
        office.arrives("d", "2026-11-06T00:00:00Z");
        assertThat(office.decided.undecided("meta-ai", META.topics(), office.clock.instant()))
                .extracting("id")
                .containsExactly("d");
    }

    @Test
    void pausesAndResumesTheSending() {
        send();
        assertThat(office.desk.pause(META, NOVEMBER, "operator", "typo")).isInstanceOf(Done.class);
        assertThat(office.desk.pause(META, NOVEMBER, "operator", "again")).isInstanceOf(Already.class);
        assertThat(state()).isEqualTo(EditionState.PAUSED);
        assertThat(office.desk.resume(META, NOVEMBER, "operator")).isInstanceOf(Done.class);
        assertThat(state()).isEqualTo(EditionState.SENDING);
        assertThat(office.deliveries.pausedBecause(
                        office.editions.find("meta-ai", NOVEMBER).orElseThrow().id()))
                .isEmpty();
    }

    @Test
    void leavesOutWhatWasPublishedLongBeforeTheFirstStart() {
        office.arrives("old", "2026-09-01T00:00:00Z");
        send();

        Edition edition = office.editions.find("meta-ai", NOVEMBER).orElseThrow();
        assertThat(office.contents.content(edition.id()).orElseThrow().leftOut())
                .singleElement()
                .satisfies(out -> {
                    assertThat(out.article().id()).isEqualTo("old");
                    assertThat(out.reason()).isEqualTo("published before 2026-10-05T12:00:00Z");
                });
    }

    private EditionOutcome send() {
        return office.desk.send(META, NOVEMBER, "operator");
    }

    private EditionState state() {
        return office.editions.find("meta-ai", NOVEMBER).orElseThrow().state();
    }
}
