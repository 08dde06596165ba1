package io.broadsheet.ingest.topic;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** English words without possessives, in the forms of {@link WordForms}; lower-case ones stemmed, none left out. */
final class Words extends Analyzer {

    static final Words OF_ARTICLES = new Words(true);
    static final Words OF_QUERIES = new Words(false);

    private final boolean allForms;

    private Words(boolean allForms) {
        this.allForms = allForms;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        var forms = new WordForms(new EnglishPossessiveFilter(words), allForms);
        return new TokenStreamComponents(words, new PorterStemFilter(forms));
    }

    /** For the letters before a wildcard, which are not a whole word. */
    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return new WordForms(in, false);
    }
}
