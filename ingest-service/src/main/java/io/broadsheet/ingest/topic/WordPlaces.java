package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.jspecify.annotations.Nullable;

/** Where in a text each of its words is, in every form that a query may look for it. */
final class WordPlaces {

    private static final int[] NOWHERE = {};
    /** Of a word with the blank behind it, in texts of many short ones. */
    private static final int SHORT = 5;

    private static final int NO_TEXT = 16;
    private static final KnownWords KNOWN = new KnownWords();

    private KnownWords.Word[] words;
    private int[] starts;
    private int[] ends;
    private int size;
    private @Nullable Map<String, int[]> positions;

    private WordPlaces(int words) {
        this.words = new KnownWords.Word[words];
        starts = new int[words];
        ends = new int[words];
    }

    static WordPlaces of(String text) {
        var places = new WordPlaces(text.length() / SHORT + NO_TEXT);
        boolean plain = PlainWords.each(
                text, (chars, start, end, hash) -> places.add(start, end, KNOWN.word(chars, start, end, hash)));
        return plain ? places : byLucene(text);
    }

    /** The same for any text. */
    static WordPlaces byLucene(String text) {
        var places = new WordPlaces(text.length() / SHORT + NO_TEXT);
        places.readByLucene(text);
        return places;
    }

    private void readByLucene(String text) {
        try (TokenStream words = Words.OF_ARTICLES.tokenStream(Reading.TEXT, text)) {
            read(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the text is in memory
        }
    }

    private void read(TokenStream words) throws IOException {
        var form = words.getAttribute(CharTermAttribute.class);
        var offset = words.getAttribute(OffsetAttribute.class);
        var increment = words.getAttribute(PositionIncrementAttribute.class);
        List<String> forms = new ArrayList<>(2);
        int start = 0;
        int end = 0;
        words.reset();
        while (words.incrementToken()) {
            if (increment.getPositionIncrement() > 0 && !forms.isEmpty()) {
                add(start, end, new KnownWords.Word("", forms));
                forms.clear();
            }
            start = offset.startOffset();
            end = offset.endOffset();
            forms.add(form.toString());
        }
        if (!forms.isEmpty()) {
            add(start, end, new KnownWords.Word("", forms));
        }
        words.end();
    }

    int size() {
        return size;
    }

    private void add(int start, int end, KnownWords.Word word) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            words = Arrays.copyOf(words, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        words[size++] = word;
    }

    /** Those of the wanted words that are there, each in the form it is looked for. */
    Set<String> among(WantedWords wanted) {
        Set<String> found = Set.of();
        for (int position = 0; position < size; position++) {
            KnownWords.Word word = words[position];
            for (int i = 0; i < word.size(); i++) {
                String form = word.form(i);
                if (wanted.has(form)) {
                    found = found.isEmpty() ? new HashSet<>() : found;
                    found.add(form);
                }
            }
        }
        return found;
    }

    private Map<String, int[]> positions() {
        if (positions == null) {
            Map<String, int[]> all = new HashMap<>();
            for (int position = 0; position < size; position++) {
                KnownWords.Word word = words[position];
                for (int i = 0; i < word.size(); i++) {
                    add(all, word.form(i), position);
                }
            }
            positions = all;
        }
        return positions;
    }

    /** An array each: its first element says how many of the others are taken. */
    private static void add(Map<String, int[]> positions, String form, int position) {
        int[] known = positions.get(form);
        if (known == null) {
            positions.put(form, new int[] {1, position});
            return;
        }
        int[] roomy = known[0] + 1 < known.length ? known : Arrays.copyOf(known, 2 * known.length);
        roomy[++roomy[0]] = position;
        positions.put(form, roomy);
    }

    /** How often each word occurs, by its stem. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        positions().forEach((form, places) -> {
            if (!WordForms.isName(form)) {
                counts.put(form, places[0]);
            }
        });
        return counts;
    }

    /** Positions of a word in one of its forms, in order. */
    int[] positions(String form) {
        int[] known = positions().get(form);
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
        return ends[Math.min(position, size - 1)];
    }

    @Override
    public String toString() {
        return IntStream.range(0, size)
                .mapToObj(position -> starts[position] + "-" + ends[position] + words[position])
                .collect(Collectors.joining(" "));
    }
}
