package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A query's words the way its author wrote them, which the forms that they are looked for in do not tell. */
final class Spelling {

    private final Map<String, String> written = new HashMap<>();

    Spelling(String query) {
        try (TokenStream words = Words.OF_QUERIES.tokenStream(Reading.TEXT, query)) {
            var form = words.getAttribute(CharTermAttribute.class);
            var offset = words.getAttribute(OffsetAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                written.putIfAbsent(form.toString(), query.substring(offset.startOffset(), offset.endOffset()));
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the text is in memory
        }
    }

    String of(Query query) {
        return switch (query) {
            case TermQuery word -> words(Stream.of(word.getTerm()));
            case PhraseQuery phrase -> words(Stream.of(phrase.getTerms()));
            default -> query.toString(Reading.TEXT).replace("=", "");
        };
    }

    private String words(Stream<Term> terms) {
        return terms.map(term -> written.getOrDefault(term.text(), term.text())).collect(Collectors.joining(" "));
    }
}
