package io.broadsheet.ingest.topic;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An article's whole text, cut into passages.
 *
 * @param whole title, summary and body, a line each
 * @param summary offset where the summary starts
 * @param body offset where the body starts
 */
record Text(String whole, int summary, int body, List<Passage> passages) {

    /** Characters of the body that are looked at: what an article is about, it says by then. */
    private static final int MOST = 40_000;

    /** The title says most of what an article is about, then its summary and the sentences it opens with. */
    private static final double TITLE = 4;

    private static final double OPENING = 2;
    private static final int OPENING_SENTENCES = 2;

    static Text of(ArticleFields article) {
        String whole = whole(article);
        int summary = article.title().length() + 1;
        int body = summary + article.summary().length() + 1;
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage(Reading.TITLE, summary, TITLE));
        for (int end : sentences(whole.substring(summary, body))) {
            passages.add(new Passage(Reading.SUMMARY, summary + end, OPENING));
        }
        int sentence = 0;
        for (int end : sentences(whole.substring(body))) {
            double prominence = sentence++ < OPENING_SENTENCES ? OPENING : 1;
            passages.add(new Passage(Reading.BODY, body + end, prominence));
        }
        return new Text(whole, summary, body, List.copyOf(passages));
    }

    /** What is looked at of an article. */
    static String whole(ArticleFields article) {
        String text = article.body().substring(0, Math.min(article.body().length(), MOST));
        return article.title() + "\n" + article.summary() + "\n" + text;
    }

    /** What a field holds. */
    String of(String field) {
        return switch (field) {
            case Reading.TITLE -> whole.substring(0, summary - 1);
            case Reading.SUMMARY -> whole.substring(summary, body - 1);
            case Reading.BODY -> whole.substring(body);
            default -> whole;
        };
    }

    String firstSentence() {
        return passages.stream()
                .filter(passage -> passage.field().equals(Reading.BODY))
                .findFirst()
                .map(passage -> whole.substring(body, passage.end()).strip())
                .orElse("");
    }

    /** Offset in the whole text where a field starts. */
    int startOf(String field) {
        return switch (field) {
            case Reading.SUMMARY -> summary;
            case Reading.BODY -> body;
            default -> 0;
        };
    }

    /** The words between two offsets of the whole text. */
    Reading.Found found(int start, int end) {
        return new Reading.Found(passageAt(start), start, end, whole.substring(start, end));
    }

    private int passageAt(int offset) {
        int low = 0;
        int high = passages.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (offset >= passages.get(middle).end()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
