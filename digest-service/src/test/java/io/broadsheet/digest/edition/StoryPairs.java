package io.broadsheet.digest.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts, over all pairs of labelled articles, which were put together and which belong together. */
record StoryPairs(int right, int together, int expected, List<String> wrong) {

    static StoryPairs of(List<LabelledArticle> labelled) {
        Map<String, Integer> groups = new HashMap<>();
        var clusters =
                StoryClusters.of(labelled.stream().map(LabelledArticle::article).toList());
        for (int i = 0; i < clusters.size(); i++) {
            for (var article : clusters.get(i)) {
                groups.put(article.id(), i);
            }
        }
        StoryPairs result = new StoryPairs(0, 0, 0, List.of());
        for (int i = 0; i < labelled.size(); i++) {
            for (int j = 0; j < i; j++) {
                result = result.plus(pair(labelled.get(j), labelled.get(i), groups));
            }
        }
        return result;
    }

    private static StoryPairs pair(LabelledArticle a, LabelledArticle b, Map<String, Integer> groups) {
        boolean together =
                groups.get(a.article().id()).equals(groups.get(b.article().id()));
        boolean expected = a.story().equals(b.story());
        String what = "%s: %s | %s"
                .formatted(
                        together ? "merged" : "split",
                        a.article().title(),
                        b.article().title());
        return new StoryPairs(
                together && expected ? 1 : 0,
                together ? 1 : 0,
                expected ? 1 : 0,
                together == expected ? List.of() : List.of(what));
    }

    StoryPairs plus(StoryPairs other) {
        List<String> all = new ArrayList<>(wrong);
        all.addAll(other.wrong);
        return new StoryPairs(right + other.right, together + other.together, expected + other.expected, all);
    }

    double f1() {
        return 2.0 * right / Math.max(1, together + expected);
    }

    @Override
    public String toString() {
        return "precision %.3f recall %.3f F1 %.3f of %d pairs"
                .formatted(
                        (double) right / Math.max(1, together), (double) right / Math.max(1, expected), f1(), expected);
    }
}
