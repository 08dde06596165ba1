package io.broadsheet.ingest.topic;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A word, a phrase or anything else of a query that is looked for as one.
 *
 * @param weight what finding it counts for; 1 unless the query says otherwise with {@code ^}
 * @param needed an article without one of these terms cannot contain it; most articles lack most words of a query, and
 *     a look-up costs a hundredth of a search
 */
record Wording(Query query, double weight, List<Term> needed) {

    Wording(Query query, double weight) {
        this(
                query,
                weight,
                switch (query) {
                    case TermQuery word -> List.of(word.getTerm());
                    case PhraseQuery phrase -> List.of(phrase.getTerms());
                    default -> List.of();
                });
    }
}
