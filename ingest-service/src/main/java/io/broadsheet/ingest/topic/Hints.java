package io.broadsheet.ingest.topic;

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
final class Hints {

    /** What tells of each query whether it may find something, by those of the words that are there. */
    private final List<Predicate<Set<String>>> queries;

    private final WantedWords words;
    private final boolean always;

    private Hints(List<Query> queries) {
        Set<String> all = new HashSet<>();
        queries.forEach(query -> collect(query, all));
        this.words = new WantedWords(all);
        this.queries = queries.stream().map(Hints::mayFind).toList();
        this.always = anyFinds(Set.of());
    }

    static Hints of(TopicQuery query) {
        return new Hints(Stream.of(query.parts(), List.of(query.against()), List.of(query.excluding()))
                .flatMap(List::stream)
                .flatMap(List::stream)
                .map(Wording::query)
                .toList());
    }

    private static void collect(Query query, Set<String> words) {
        switch (query) {
            case TermQuery word -> words.add(word.getTerm().text());
            case PhraseQuery phrase -> words.addAll(words(phrase));
            case BoostQuery boosted -> collect(boosted.getQuery(), words);
            case BooleanQuery group -> group.forEach(clause -> collect(clause.query(), words));
            default -> {} // may be found without any
        }
    }

    private static List<String> words(PhraseQuery phrase) {
        return Stream.of(phrase.getTerms()).map(Term::text).toList();
    }

    /** Whether some wording may be in the article; false when certainly none is. */
    boolean mayBeIn(WordPlaces article) {
        Set<String> here = article.among(words);
        return here.isEmpty() ? always : anyFinds(here);
    }

    private boolean anyFinds(Set<String> here) {
        return queries.stream().anyMatch(query -> query.test(here));
    }

    /** Terms give their texts away only by decoding them again each time. */
    private static Predicate<Set<String>> mayFind(Query query) {
        return switch (query) {
            case TermQuery word -> {
                String text = word.getTerm().text();
                yield here -> here.contains(text);
            }
            case PhraseQuery phrase -> {
                List<String> texts = words(phrase);
                yield here -> here.containsAll(texts);
            }
            case BoostQuery boosted -> mayFind(boosted.getQuery());
            case BooleanQuery group when group.getMinimumNumberShouldMatch() == 0 -> mayFind(group);
            default -> _ -> true;
        };
    }

    private static Predicate<Set<String>> mayFind(BooleanQuery group) {
        List<Predicate<Set<String>>> wanted = group.clauses().stream()
                .filter(clause -> !clause.isProhibited())
                .map(clause -> mayFind(clause.query()))
                .toList();
        List<Predicate<Set<String>>> required = group.clauses().stream()
                .filter(BooleanClause::isRequired)
                .map(clause -> mayFind(clause.query()))
                .toList();
        return here -> wanted.stream().anyMatch(one -> one.test(here))
                && required.stream().allMatch(one -> one.test(here));
    }
}
