package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;

/** Names the words of an article that a query found, field by field, in the article's own spelling. */
final class Explanation {

    private static final List<String> ORDER = List.of(Fields.TITLE, Fields.SUMMARY, Fields.BODY);
    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 60;

    private final IndexSearcher searcher;
    private final Map<String, String> texts;

    Explanation(MemoryIndex index, ArticleFields article) {
        searcher = index.createSearcher();
        texts = Map.of(Fields.TITLE, article.title(), Fields.SUMMARY, article.summary(), Fields.BODY, article.body());
    }

    String of(Query query) {
        Leaves leaves = new Leaves();
        query.visit(leaves);
        String wanted = words(leaves.wanted);
        String unwanted = words(leaves.unwanted);
        String found = wanted.isEmpty() ? "none of the query's words" : wanted;
        return unwanted.isEmpty() ? found : found + "; against it: " + unwanted;
    }

    private String words(List<Query> leaves) {
        Map<String, SortedMap<Integer, String>> byField = new HashMap<>();
        leaves.forEach(leaf -> collect(leaf, byField));
        return ORDER.stream()
                .filter(byField::containsKey)
                .map(field -> field + ": " + first(byField.getOrDefault(field, new TreeMap<>())))
                .collect(Collectors.joining("; "));
    }

    /** In the order of the text, each word once, however it is written. */
    private static String first(SortedMap<Integer, String> words) {
        Map<String, String> once = new LinkedHashMap<>();
        words.values().forEach(word -> once.putIfAbsent(word.toLowerCase(Locale.ROOT), word));
        return once.values().stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
    }

    private void collect(Query leaf, Map<String, SortedMap<Integer, String>> byField) {
        try {
            var weight = searcher.createWeight(searcher.rewrite(leaf), ScoreMode.COMPLETE_NO_SCORES, 1f);
            for (LeafReaderContext context : searcher.getLeafContexts()) {
                Matches matches = weight.matches(context, 0);
                if (matches != null) {
                    collect(matches, byField);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the index is in memory
        }
    }

    private void collect(Matches matches, Map<String, SortedMap<Integer, String>> byField) throws IOException {
        for (String field : matches) {
            String text = texts.get(field);
            MatchesIterator match = matches.getMatches(field);
            while (text != null && match != null && match.next()) {
                if (match.startOffset() >= 0 && match.endOffset() <= text.length()) {
                    byField.computeIfAbsent(field, _ -> new TreeMap<>())
                            .merge(
                                    match.startOffset(),
                                    shown(text.substring(match.startOffset(), match.endOffset())),
                                    (one, other) -> one.length() >= other.length() ? one : other);
                }
            }
        }
    }

    private static String shown(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** The query's words and phrases, those that must not occur apart. */
    private static final class Leaves extends QueryVisitor {
        final List<Query> wanted;
        final List<Query> unwanted;

        Leaves() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        private Leaves(List<Query> wanted, List<Query> unwanted) {
            this.wanted = wanted;
            this.unwanted = unwanted;
        }

        @Override
        public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
            return occur == BooleanClause.Occur.MUST_NOT ? new Leaves(unwanted, wanted) : this;
        }

        @Override
        public void consumeTerms(Query query, Term... terms) {
            wanted.add(query);
        }

        @Override
        public void visitLeaf(Query query) {
            wanted.add(query);
        }
    }
}
