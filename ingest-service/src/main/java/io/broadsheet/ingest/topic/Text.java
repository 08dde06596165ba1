package io.broadsheet.ingest.topic;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An article's whole text, cut into passages. */
record Text(String whole, List<Passage> passages) {

    /** The title says most of what an article is about, then its summary and the sentences it opens with. */
    private static final double TITLE = 4;

    private static final double OPENING = 2;
    private static final int OPENING_SENTENCES = 2;

    static Text of(ArticleFields article) {
        String whole = article.title() + "\n" + article.summary() + "\n" + article.body();
        int title = article.title().length() + 1;
        int summary = title + article.summary().length() + 1;
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage(Reading.TITLE, title, TITLE));
        for (int end : sentences(whole.substring(title, summary))) {
            passages.add(new Passage(Reading.SUMMARY, title + end, OPENING));
        }
        int sentence = 0;
        for (int end : sentences(whole.substring(summary))) {
            double prominence = sentence++ < OPENING_SENTENCES ? OPENING : 1;
            passages.add(new Passage(Reading.BODY, summary + end, prominence));
        }
        return new Text(whole, List.copyOf(passages));
    }

    /** Index of the passage that the offset is in. */
    int passageAt(int offset) {
        int passage = 0;
        while (passage < passages.size() - 1 && offset >= passages.get(passage).end()) {
            passage++;
        }
        return passage;
    }

    private static List<Integer> sentences(String text) {
        var sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text);
        List<Integer> ends = new ArrayList<>();
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            if (!text.substring(start, end).isBlank()) {
                ends.add(end);
            }
            start = end;
        }
        return ends;
    }
}
