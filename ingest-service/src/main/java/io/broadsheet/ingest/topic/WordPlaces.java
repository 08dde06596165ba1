package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;

/** Where in a text each of its words is, in every form that a query may look for it. */
final class WordPlaces {

    private static final int[] NOWHERE = {};

    private final Map<String, int[]> positions = new HashMap<>();
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int last = -1;

    private WordPlaces() {}

    static WordPlaces of(String text) {
        var places = new WordPlaces();
        try (TokenStream words = Words.OF_ARTICLES.tokenStream(Reading.TEXT, text)) {
            places.read(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the text is in memory
        }
        return places;
    }

    private void read(TokenStream words) throws IOException {
        var form = words.getAttribute(CharTermAttribute.class);
        var offset = words.getAttribute(OffsetAttribute.class);
        var increment = words.getAttribute(PositionIncrementAttribute.class);
        words.reset();
        while (words.incrementToken()) {
            last += increment.getPositionIncrement();
            if (last >= starts.length) {
                starts = Arrays.copyOf(starts, 2 * last);
                ends = Arrays.copyOf(ends, 2 * last);
            }
            starts[last] = offset.startOffset();
            ends[last] = offset.endOffset();
            add(form.toString());
        }
        words.end();
    }

    /** An array each: its first element says how many of the others are taken. */
    private void add(String form) {
        int[] known = positions.get(form);
        if (known == null) {
            positions.put(form, new int[] {1, last});
            return;
        }
        int[] roomy = known[0] + 1 < known.length ? known : Arrays.copyOf(known, 2 * known.length);
        roomy[++roomy[0]] = last;
        positions.put(form, roomy);
    }

    /** How often each word occurs, by its stem. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        positions.forEach((form, places) -> {
            if (!WordForms.isName(form)) {
                counts.put(form, places[0]);
            }
        });
        return counts;
    }

    /** Positions of a word in one of its forms, in order. */
    int[] positions(String form) {
        int[] known = positions.get(form);
        return known == null ? NOWHERE : Arrays.copyOfRange(known, 1, known[0] + 1);
    }

    /** Positions of a phrase's first word, in order. */
    int[] positions(PhraseQuery phrase) {
        Term[] terms = phrase.getTerms();
        int[] offsets = phrase.getPositions();
        int[] found = positions(terms[0].text());
        for (int i = 1; i < terms.length && found.length > 0; i++) {
            int[] next = positions(terms[i].text());
            int offset = offsets[i] - offsets[0];
            found = IntStream.of(found)
                    .filter(position -> Arrays.binarySearch(next, position + offset) >= 0)
                    .toArray();
        }
        return found;
    }

    int start(int position) {
        return starts[position];
    }

    int end(int position) {
        return ends[Math.min(position, last)];
    }
}
