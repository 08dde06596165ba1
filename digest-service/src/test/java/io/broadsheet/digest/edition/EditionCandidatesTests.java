package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.edition.EditionAddress.Place;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.testsupport.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditionCandidatesTests {

    private static final Period NOVEMBER = new Period("2026-11");

    private final Newsletter careful = TestArticles.monthly(1, 20, true);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-05T12:00:00Z"));
    private final EditionOffice office = new EditionOffice(EditionOffice.freshDatabase(), clock, careful);
    private final EditionCandidates candidates = new EditionCandidates(
            new EditionAddress(new Newsletters(List.of(careful)), office.editions, clock),
            office.decided,
            office.articles.articles(),
            clock);

    @Test
    void refusesWhatCameAfterTheWindowOfAnEditionThatWaits() {
        office.at("2026-11-05T12:00:00Z");
        office.arrives("a", "2026-11-06T00:00:00Z");
        office.at("2026-12-01T08:00:00Z");
        office.arrives("late", "2026-11-30T23:00:00Z");
        office.arrives("after", "2026-12-01T07:30:00Z");

        assertThat(refused(NOVEMBER, "a", "late", "after", "nowhere"))
                .isEqualTo(Map.of(
                        "after",
                        "it was first seen at 2026-12-01T07:30:00Z, after this edition ended at 2026-12-01T07:00:00Z;"
                                + " it is for the next one",
                        "nowhere",
                        "there is no such article"));
        assertThat(refused(new Period("2026-12"), "a", "after"))
                .isEqualTo(Map.of("a", "the edition 2026-11 decided about it"));
    }

    private Map<String, String> refused(Period period, String... ids) {
        return candidates.refused(new Place(careful, period, false), List.of(ids));
    }
}
