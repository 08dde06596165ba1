package io.broadsheet.ingest.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How far each word leans to one side: how many times as often an example of one kind has it as one of the other (the
 * log-ratio of naive Bayes). Regularization makes every word's weight dear alike; those that lean are allowed more
 * before the regression starts, so that it explains less by words that happen to stand beside them.
 */
final class Leaning {

    /** What a word counts that leans to no side; one that is e times as frequent on one side counts 1. */
    private static final double UPRIGHT = 0.3;
    /** Examples of each kind with and without the word that are there before any is seen. */
    private static final double SMOOTHING = 1;

    private final Map<String, Integer> relevant = new HashMap<>();
    private final Map<String, Integer> others = new HashMap<>();
    private int relevantLessons;
    private int otherLessons;

    static Leaning of(Collection<Lesson> lessons) {
        var leaning = new Leaning();
        lessons.forEach(leaning::add);
        return leaning;
    }

    private void add(Lesson lesson) {
        Map<String, Integer> lessonsWith = lesson.relevant() ? relevant : others;
        lesson.words().counts().keySet().forEach(stem -> lessonsWith.merge(stem, 1, Integer::sum));
        if (lesson.relevant()) {
            relevantLessons++;
        } else {
            otherLessons++;
        }
    }

    /** By what a word's weight in an article is multiplied, {@value #UPRIGHT} or more. */
    double of(String stem) {
        double ratio = Math.log(share(relevant, relevantLessons, stem) / share(others, otherLessons, stem));
        return UPRIGHT + (1 - UPRIGHT) * Math.abs(ratio);
    }

    private static double share(Map<String, Integer> lessonsWith, int lessons, String stem) {
        return (lessonsWith.getOrDefault(stem, 0) + SMOOTHING) / (lessons + 2 * SMOOTHING);
    }
}
