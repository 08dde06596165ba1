package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/** The forms in which queries look for a word, kept for words that were met lately: texts are made of few. */
final class KnownWords {

    private static final int SLOTS = 1 << 14;
    private static final int LONGEST_KEPT = 40;

    /** One word a slot, the last one met. Threads see each other's words or not, but never half of one. */
    private final @Nullable Word[] words = new Word[SLOTS];

    /** A word as it is written, and the forms it answers to. */
    static final class Word {
        private final char[] written;
        private final String[] forms;

        Word(String written, List<String> forms) {
            this.written = written.toCharArray();
            this.forms = forms.toArray(String[]::new);
        }

        int size() {
            return forms.length;
        }

        String form(int i) {
            return forms[i];
        }

        private boolean is(char[] text, int start, int end) {
            return Arrays.equals(written, 0, written.length, text, start, end);
        }

        @Override
        public String toString() {
            return Arrays.toString(forms);
        }
    }

    /**
     * A word of the text.
     *
     * @param hash of its characters, as of a string
     */
    Word word(char[] text, int start, int end, int hash) {
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        Word known = words[slot];
        if (known != null && known.is(text, start, end)) {
            return known;
        }
        String written = String.valueOf(text, start, end - start);
        var word = new Word(written, analyzed(written));
        if (written.length() <= LONGEST_KEPT) {
            words[slot] = word;
        }
        return word;
    }

    private static List<String> analyzed(String word) {
        try (TokenStream words = Words.OF_ARTICLES.tokenStream(Reading.TEXT, word)) {
            var form = words.getAttribute(CharTermAttribute.class);
            List<String> forms = new ArrayList<>(2);
            words.reset();
            while (words.incrementToken()) {
                forms.add(form.toString());
            }
            words.end();
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the text is in memory
        }
    }
}
