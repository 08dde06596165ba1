package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.time.InstantSource;

/** Composes editions, and keeps what was composed together with the decision about every article of the window. */
final class EditionPress {

    private final EditionPlanner planner;
    private final EditionRenderer renderer;
    private final EditionContents contents;
    private final Editions editions;
    private final EditionArticles articles;
    private final EditionEvents events;
    private final InstantSource clock;

    EditionPress(
            EditionPlanner planner,
            EditionRenderer renderer,
            EditionContents contents,
            Editions editions,
            EditionArticles articles,
            EditionEvents events,
            InstantSource clock) {
        this.planner = planner;
        this.renderer = renderer;
        this.contents = contents;
        this.editions = editions;
        this.articles = articles;
        this.events = events;
        this.clock = clock;
    }

    /** What would go out now; changes nothing. */
    Composition compose(Newsletter newsletter, Period period, Instant firstStart) {
        return renderer.compose(planner.plan(newsletter, period, firstStart, clock.instant()));
    }

    /** Composes a held edition again, of the same window; part of the caller's transaction. */
    Edition again(Newsletter newsletter, Edition held, Instant firstStart, String who) {
        articles.free(held);
        Composition composition = renderer.compose(planner.planAgain(newsletter, held, firstStart, clock.instant()));
        return keep(held, composition, EditionState.HELD, who);
    }

    /** Makes the composition the edition's content for good; part of the caller's transaction. */
    Edition keep(Edition open, Composition composition, EditionState target, String who) {
        Instant now = clock.instant();
        if (!contents.compose(open.id(), target, composition, now)) {
            throw new IllegalStateException("edition %d of %s %s can no longer be composed under its newsletter's lock"
                    .formatted(open.id(), open.newsletter(), open.period()));
        }
        articles.decide(open, composition.content());
        String detail = "%d stories, %d left out"
                .formatted(
                        composition.content().stories().size(),
                        composition.content().leftOut().size());
        events.add(open, who, target.spelling(), detail, null, now);
        return editions.get(open.id());
    }

    /** Whether a composed edition says nothing. */
    boolean isEmpty(Edition composed) {
        return contents.content(composed.id())
                .map(content -> content.stories().isEmpty())
                .orElse(true);
    }

    /** Frees the articles of an edition that will not go out. */
    void takeBack(Edition edition) {
        articles.free(edition);
    }
}
