package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.testsupport.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class EditionReconcilerTests {

    private static final Period NOVEMBER = new Period("2026-11");
    private static final Period DECEMBER = new Period("2026-12");

    private final DataSource database = EditionOffice.freshDatabase();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-05T12:00:00Z"));

    @Test
    void composesTheMonthThatClosedWithWhatWasFirstSeenInIt() {
        EditionOffice office = office(TestArticles.monthly());
        office.subscribe("ada@example.org");
        office.at("2026-11-05T12:00:00Z");
        office.arrives("a", "2026-11-06T00:00:00Z");
        office.arrives("b", "2026-11-20T00:00:00Z");
        office.arrives("c", "2026-12-01T07:00:00Z"); // the last instant of the window
        office.arrives("d", "2026-12-01T07:00:00.001Z");
        office.at("2026-12-01T06:59:59Z");
        assertThat(office.editions.find("meta-ai", NOVEMBER)).isEmpty();

        office.at("2026-12-01T07:00:00.100Z");

        Edition edition = office.editions.find("meta-ai", NOVEMBER).orElseThrow();
        assertThat(edition.state()).isEqualTo(EditionState.SENDING);
        assertThat(edition.windowTo()).isEqualTo("2026-12-01T07:00:00Z");
        assertThat(office.carried(edition)).containsExactly("a", "b", "c");
        assertThat(office.deliveries.progress(edition.id()).recipients()).isEqualTo(1);

        office.at("2026-12-01T07:05:00Z");
        assertThat(office.editions.get(edition.id()).state()).isEqualTo(EditionState.SENDING);
        office.settleAll();
        office.at("2026-12-01T07:06:00Z");
        assertThat(office.editions.get(edition.id()).state()).isEqualTo(EditionState.SENT);
    }

    @Test
    void waitsForArticlesThatAreStillToCome() {
        EditionOffice office = office(TestArticles.monthly(1, 20, false));
        office.at("2026-11-05T12:00:00Z");
        office.arrives("a", "2026-11-06T00:00:00Z");
        office.articlesAreHere = false;
        office.at("2026-12-02T12:00:00Z");
        assertThat(office.editions.find("meta-ai", NOVEMBER)).isEmpty();

        office.arrives("b", "2026-11-07T00:00:00Z");
        office.articlesAreHere = true;
        office.at("2026-12-02T12:00:02Z");
        assertThat(office.carried(office.editions.find("meta-ai", NOVEMBER).orElseThrow()))
                .containsExactly("a", "b");
    }

    @Test
    void waitsNoLongerForBeingStartedAnewAndNoShorterForHavingBeenAway() {
        EditionOffice office = office(TestArticles.monthly(1, 20, false));
        office.at("2026-11-05T12:00:00Z");
        office.arrives("a", "2026-11-06T00:00:00Z");
        for (String look : List.of("07:00", "07:15", "07:30", "15:00", "15:15")) {
            EditionOffice restarted = office(TestArticles.monthly(1, 20, false));
            restarted.articlesAreHere = false;
            restarted.at("2026-12-01T" + look + ":00Z"); // 45 minutes of an hour, and an absence
        }
        assertThat(office.editions.find("meta-ai", NOVEMBER)).isEmpty();

        office.articlesAreHere = false;
        office.at("2026-12-01T15:30:00Z");
        assertThat(office.carried(office.editions.find("meta-ai", NOVEMBER).orElseThrow()))
                .containsExactly("a");
    }

    @Test
    void composesNothingForMonthsThatClosedBeforeTheFirstStart() {
        EditionOffice office = office(TestArticles.monthly());
        for (String id : List.of("a", "b", "c")) {
            office.arrives(id, "2026-10-15T00:00:00Z");
        }
        office.at("2026-11-05T12:00:00Z");

        assertThat(office.editions.in(EditionState.values())).isEmpty();
    }

    @Test
    void healsDowntimeOverTheCutOffWithTheSameWindow() {
        EditionOffice before = office(TestArticles.monthly());
        before.at("2026-11-05T12:00:00Z");
        for (String id : List.of("a", "b", "c")) {
            before.arrives(id, "2026-11-06T00:00:00Z");
        }
        EditionOffice restarted = office(TestArticles.monthly());
        restarted.arrives("d", "2026-12-02T00:00:00Z");
        restarted.at("2026-12-04T15:00:00Z");

        Edition edition = restarted.editions.find("meta-ai", NOVEMBER).orElseThrow();
        assertThat(restarted.carried(edition)).containsExactly("a", "b", "c");
        assertThat(edition.windowTo()).isEqualTo("2026-12-01T07:00:00Z");
    }

    @Test
    void sendsOneMailAfterAnAbsenceOfMonths() {
        EditionOffice office = office(TestArticles.monthly());
        office.at("2026-11-05T12:00:00Z");
        office.arrives("a", "2026-11-06T00:00:00Z");
        office.arrives("b", "2026-12-06T00:00:00Z");
        office.arrives("c", "2027-01-06T00:00:00Z");
        office.at("2027-02-03T12:00:00Z");

        assertThat(office.editions.find("meta-ai", NOVEMBER)).isEmpty();
        assertThat(office.editions.find("meta-ai", DECEMBER)).isEmpty();
        Edition january = office.editions.find("meta-ai", new Period("2027-01")).orElseThrow();
        assertThat(office.carried(january)).containsExactly("a", "b", "c");
        assertThat(january.issue()).isEqualTo(1);
    }

    @Test
    void keepsArticlesOfASkippedMonthForTheNextOne() {
        EditionOffice office = office(TestArticles.monthly());
        office.at("2026-11-05T12:00:00Z");
        office.arrives("a", "2026-11-06T00:00:00Z");
        office.arrives("b", "2026-11-07T00:00:00Z");
        office.at("2026-12-01T08:00:00Z");
        Edition november = office.editions.find("meta-ai", NOVEMBER).orElseThrow();
        assertThat(november.state()).isEqualTo(EditionState.SKIPPED);
        assertThat(november.reason()).isEqualTo("2 articles, minimum is 3");

        office.arrives("c", "2026-12-07T00:00:00Z");
        office.at("2027-01-01T08:00:00Z");
        assertThat(office.carried(office.editions.find("meta-ai", DECEMBER).orElseThrow()))
                .containsExactly("a", "b", "c");
    }

    @Test
    void losesNoArticleThatArrivesAfterItsMonthWasComposed() {
        EditionOffice office = office(TestArticles.monthly());
        office.at("2026-11-05T12:00:00Z");
        for (String id : List.of("a", "b", "c")) {
            office.arrives(id, "2026-11-06T00:00:00Z");
        }
        office.at("2026-12-01T07:00:01Z");
        office.arrives("late", "2026-11-30T23:00:00Z");
        office.arrives("d", "2026-12-07T00:00:00Z");
        office.arrives("e", "2026-12-08T00:00:00Z");
        office.at("2027-01-01T08:00:00Z");

        assertThat(office.carried(office.editions.find("meta-ai", DECEMBER).orElseThrow()))
                .containsExactly("d", "e", "late");
    }

    @Test
    void waitsForApprovalWhereTheNewsletterWantsIt() {
        Newsletter careful = TestArticles.monthly(1, 20, true);
        EditionOffice office = office(careful);
        office.at("2026-11-05T12:00:00Z");
        office.arrives("a", "2026-11-06T00:00:00Z");
        office.at("2026-12-01T08:00:00Z");
        office.at("2026-12-01T09:00:00Z");
        assertThat(office.editions.find("meta-ai", NOVEMBER).orElseThrow().state())
                .isEqualTo(EditionState.HELD);

        office.desk.approve(careful, NOVEMBER, "operator");
        assertThat(office.editions.find("meta-ai", NOVEMBER).orElseThrow().state())
                .isEqualTo(EditionState.SENDING);
    }

    @Test
    void takesOverThePauseThatTheLedgerDecided() {
        EditionOffice office = office(TestArticles.monthly(1, 20, false));
        office.subscribe("ada@example.org");
        office.at("2026-11-05T12:00:00Z");
        office.arrives("a", "2026-11-06T00:00:00Z");
        office.at("2026-12-01T08:00:00Z");
        Edition edition = office.editions.find("meta-ai", NOVEMBER).orElseThrow();
        office.deliveries.pause(edition.id(), "20 failures in a row");
        office.at("2026-12-01T08:00:02Z");

        Edition paused = office.editions.get(edition.id());
        assertThat(paused.state()).isEqualTo(EditionState.PAUSED);
        assertThat(paused.reason()).isEqualTo("20 failures in a row");
        assertThat(office.events.unpublished(10))
                .hasSize(2)
                .allMatch(event -> event.key().equals("meta-ai/2026-11"));
    }

    @Test
    void twoInstancesAtTheSameSecondComposeAndSendOnce() throws Exception {
        EditionOffice first = office(TestArticles.monthly());
        EditionOffice second = office(TestArticles.monthly());
        first.subscribe("ada@example.org");
        first.at("2026-11-05T12:00:00Z");
        for (int i = 0; i < 50; i++) {
            first.arrives("id" + i, "2026-11-06T00:00:00Z");
        }
        clock.set(Instant.parse("2026-12-01T07:00:00Z"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> one = () -> run(first);
            Callable<Void> other = () -> run(second);
            for (Future<Void> done : threads.invokeAll(List.of(one, other, one, other))) {
                done.get();
            }
        }
        Edition edition = first.editions.find("meta-ai", NOVEMBER).orElseThrow();
        assertThat(edition.state()).isEqualTo(EditionState.SENDING);
        assertThat(first.events.of(edition.id()))
                .extracting(EditionEvents.Entry::what)
                .containsExactly("composed", "sending");
        assertThat(first.deliveries.progress(edition.id()).recipients()).isEqualTo(1);
    }

    private static Void run(EditionOffice office) {
        office.reconciler.compose();
        return null;
    }

    private EditionOffice office(Newsletter newsletter) {
        return new EditionOffice(database, clock, newsletter);
    }
}
