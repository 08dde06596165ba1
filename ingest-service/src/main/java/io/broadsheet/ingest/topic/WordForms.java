package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Lets a query tell a name from a word by how it is written: {@code meta} finds meta and Meta and is stemmed,
 * {@code Meta} finds Meta and META, {@code AI} finds AI alone. An article's word is indexed in every form it answers
 * to, a query's word is looked for in the one form it is written in.
 */
final class WordForms extends TokenFilter {

    private static final String NAME = "=";
    private static final String ACRONYM = "==";

    private final boolean all;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> pending = new ArrayDeque<>();

    /** @param all an article's words in all forms, rather than a query's in one */
    WordForms(TokenStream input, boolean all) {
        super(input);
        this.all = all;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!pending.isEmpty()) {
            emit(pending.removeFirst());
            increment.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        String written = term.toString();
        String lower = written.toLowerCase(Locale.ROOT);
        if (Character.isUpperCase(written.codePointAt(0))) {
            pending.add(NAME + lower);
            if (isAcronym(written)) {
                pending.add(ACRONYM + lower);
            }
        }
        if (all) {
            pending.addFirst(lower);
            emit(pending.removeFirst());
        } else {
            emit(pending.isEmpty() ? lower : pending.removeLast());
            pending.clear();
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending.clear();
    }

    /** Whether a form stands for the word as a name only. */
    static boolean isName(String form) {
        return form.startsWith(NAME);
    }

    private void emit(String form) {
        term.setEmpty().append(form);
        keyword.setKeyword(isName(form));
    }

    private static boolean isAcronym(String written) {
        return written.length() > 1 && written.equals(written.toUpperCase(Locale.ROOT));
    }
}
