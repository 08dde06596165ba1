package io.broadsheet.ingest.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a changed topic would have made of the articles of a past time. A list has the {@value #LISTED} with the highest scores.
 *
 * @param examples that taught the topic beside its query
 * @param articles that were scored
 * @param inPart of them, by title, summary and the beginning of the text, as no more is kept of those that had no word of
 *     any topic
 * @param selected of them now
 * @param selectedBefore of them, by the topic as it was when each came in; articles that other topics alone judged were not
 * @param added selected now, not before
 * @param dropped selected before, not now
 */
record TopicTrial(
        int examples,
        int articles,
        int inPart,
        int selected,
        int selectedBefore,
        List<Change> added,
        List<Change> dropped) {

    static final int LISTED = 500;

    /**
     * An article whose verdict changes.
     *
     * @param before its score by the topic as it was; absent when that did not judge it
     */
    record Change(
            String id,
            String title,
            String sourceId,
            @Nullable Double before,
            double score,
            String explanation) {}

    /** Adds up one article after the other. */
    static final class Tally {

        private int articles;
        private int inPart;
        private int selected;
        private int selectedBefore;
        private final List<Change> added = new ArrayList<>();
        private final List<Change> dropped = new ArrayList<>();

        void count(Change change, boolean now, boolean before, boolean partly) {
            articles++;
            inPart += partly ? 1 : 0;
            selected += now ? 1 : 0;
            selectedBefore += before ? 1 : 0;
            if (now && !before) {
                added.add(change);
            } else if (before && !now) {
                dropped.add(change);
            }
        }

        TopicTrial result(int examples) {
            return new TopicTrial(examples, articles, inPart, selected, selectedBefore, first(added), first(dropped));
        }

        private static List<Change> first(List<Change> changes) {
            return changes.stream()
                    .sorted(Comparator.comparingDouble((Change change) -> -change.score())
                            .thenComparing(Change::id))
                    .limit(LISTED)
                    .toList();
        }
    }
}
