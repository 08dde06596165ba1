package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

    private record Word(String written, List<String> forms) {
        boolean is(String text, int start, int end) {
            return written.length() == end - start && text.startsWith(written, start);
        }
    }

    /**
     * The forms of a word of the text.
     *
     * @param hash of its characters, as of a string
     */
    List<String> forms(String text, int start, int end, int hash) {
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        Word known = words[slot];
        if (known != null && known.is(text, start, end)) {
            return known.forms();
        }
        String written = text.substring(start, end);
        List<String> forms = analyzed(written);
        if (written.length() <= LONGEST_KEPT) {
            words[slot] = new Word(written, forms);
        }
        return forms;
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
            return List.copyOf(forms);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the text is in memory
        }
    }
}
