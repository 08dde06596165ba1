package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.newsletter.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stories of an edition in order, and those that are not in it: what an operator placed comes first, then rank decides,
 * within the caps. A story whose lead's source has had its share is led by a report of another source instead.
 */
record StorySelection(List<RankedStory> taken, List<Out> leftOut) {

    /** A story that is not in the edition. */
    record Out(RankedStory story, String reason) {}

    static StorySelection of(EditionPlan plan, List<RankedStory> ranked) {
        Selection rules = plan.newsletter().selection();
        StorySelection result = new StorySelection(new ArrayList<>(), new ArrayList<>());
        Map<String, Integer> ledBy = new HashMap<>();
        for (RankedStory story : inOrder(plan.edits(), ranked)) {
            boolean pinned = plan.edits().pinned().contains(story.lead().id());
            if (!pinned && result.taken.size() >= rules.maximumStories()) {
                result.leftOut.add(new Out(story, "more than %d stories".formatted(rules.maximumStories())));
                continue;
            }
            Optional<RankedStory> led = pinned ? Optional.of(story) : underTheCap(story, rules, ledBy);
            if (led.isEmpty()) {
                String reason = "%s leads enough stories already, %d"
                        .formatted(story.lead().sourceTitle(), rules.maximumPerSource());
                result.leftOut.add(new Out(story, reason));
            } else {
                ledBy.merge(led.get().lead().sourceId(), 1, Integer::sum);
                result.taken.add(led.get());
            }
        }
        return result;
    }

    private static Optional<RankedStory> underTheCap(RankedStory story, Selection rules, Map<String, Integer> ledBy) {
        int cap = rules.maximumPerSource();
        if (cap == 0 || ledBy.getOrDefault(story.lead().sourceId(), 0) < cap) {
            return Optional.of(story);
        }
        return story.also().stream()
                .filter(article -> ledBy.getOrDefault(article.sourceId(), 0) < cap)
                .findFirst()
                .map(article -> story.ledBy(
                        article,
                        "%s leads enough stories already, %d"
                                .formatted(story.lead().sourceTitle(), cap)));
    }

    private static List<RankedStory> inOrder(EditionEdits edits, List<RankedStory> ranked) {
        return ranked.stream()
                .map(story -> pinned(edits, story))
                .sorted(Comparator.comparingInt(story -> place(edits, story)))
                .toList();
    }

    private static RankedStory pinned(EditionEdits edits, RankedStory story) {
        Optional<Article> first = edits.pinned().stream()
                .flatMap(id -> story.articles().filter(article -> article.id().equals(id)))
                .findFirst();
        RankedStory led = first.map(article -> story.ledBy(article, "pinned")).orElse(story);
        return place(edits, led) < edits.order().size() ? led.placed("an operator's order") : led;
    }

    private static int place(EditionEdits edits, RankedStory story) {
        List<String> ids = story.articles().map(Article::id).toList();
        for (int i = 0; i < edits.order().size(); i++) {
            if (ids.contains(edits.order().get(i))) {
                return i;
            }
        }
        int pin = edits.pinned().indexOf(story.lead().id());
        return edits.order().size() + (pin < 0 ? edits.pinned().size() : pin);
    }
}
