package io.broadsheet.ingest.topic;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words without which a query finds nothing. Most articles have none of them, and need not be read to the end to
 * know that; with queries that ask for more than words and phrases, any article may be found.
 */
record Hints(List<Query> queries, Set<String> words) {

    Hints {
        queries = List.copyOf(queries);
        words = Collections.unmodifiableSet(new HashSet<>(words)); // asked for every word of every article
    }

    static Hints of(TopicQuery query) {
        List<Query> queries = Stream.of(query.parts(), List.of(query.against()), List.of(query.excluding()))
                .flatMap(List::stream)
                .flatMap(List::stream)
                .map(Wording::query)
                .toList();
        Set<String> words = new HashSet<>();
        queries.forEach(each -> collect(each, words));
        return new Hints(queries, words);
    }

    private static void collect(Query query, Set<String> words) {
        switch (query) {
            case TermQuery word -> words.add(word.getTerm().text());
            case PhraseQuery phrase -> {
                for (Term term : phrase.getTerms()) {
                    words.add(term.text());
                }
            }
            case BoostQuery boosted -> collect(boosted.getQuery(), words);
            case BooleanQuery group -> group.forEach(clause -> collect(clause.query(), words));
            default -> {} // may be found without any
        }
    }

    /** Whether some wording may be in the article; false when certainly none is. */
    boolean mayBeIn(WordPlaces article) {
        Set<String> here = article.among(words);
        return queries.stream().anyMatch(query -> mayFind(query, here::contains));
    }

    private static boolean mayFind(Query query, Predicate<String> isHere) {
        return switch (query) {
            case TermQuery word -> isHere.test(word.getTerm().text());
            case PhraseQuery phrase ->
                Stream.of(phrase.getTerms()).map(Term::text).allMatch(isHere);
            case BoostQuery boosted -> mayFind(boosted.getQuery(), isHere);
            case BooleanQuery group when group.getMinimumNumberShouldMatch() == 0 -> mayFind(group, isHere);
            default -> true;
        };
    }

    private static boolean mayFind(BooleanQuery group, Predicate<String> isHere) {
        List<BooleanClause> wanted = group.clauses().stream()
                .filter(clause -> !clause.isProhibited())
                .toList();
        return wanted.stream().anyMatch(clause -> mayFind(clause.query(), isHere))
                && wanted.stream()
                        .filter(BooleanClause::isRequired)
                        .allMatch(clause -> mayFind(clause.query(), isHere));
    }
}
