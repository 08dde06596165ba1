package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.CachingTokenFilter;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** An article by itself in memory, where queries find out which of its passages say what. */
final class Reading {

    static final String TITLE = "title";
    static final String SUMMARY = "summary";
    static final String BODY = "body";
    /** Title, summary and body in one: where words without a field are looked for. */
    static final String TEXT = "text";
    /** The same again: what is looked for here speaks against the article. */
    static final String AGAINST = "against";

    static final Set<String> FIELDS = Set.of(TITLE, SUMMARY, BODY, TEXT, AGAINST);

    /** A place where a wording was found; offsets are in the whole text. */
    record Found(int passage, int start, int end, String words) {

        boolean isWithin(Found other) {
            return start >= other.start && end <= other.end;
        }
    }

    private final Text text;
    private final Map<String, Integer> starts;
    private final IndexSearcher searcher;

    Reading(ArticleFields article, Set<String> fields) {
        text = Text.of(article);
        int summary = article.title().length() + 1;
        int body = summary + article.summary().length() + 1;
        starts = Map.of(TEXT, 0, AGAINST, 0, TITLE, 0, SUMMARY, summary, BODY, body);
        var index = new MemoryIndex(true);
        addWhole(index);
        Map.of(TITLE, article.title(), SUMMARY, article.summary(), BODY, article.body())
                .forEach((field, value) -> {
                    if (fields.contains(field)) {
                        index.addField(field, value, Words.OF_ARTICLES);
                    }
                });
        searcher = index.createSearcher();
    }

    List<Passage> passages() {
        return text.passages();
    }

    private void addWhole(MemoryIndex index) {
        try (var words = new CachingTokenFilter(Words.OF_ARTICLES.tokenStream(TEXT, text.whole()))) {
            index.addField(TEXT, words);
            index.addField(AGAINST, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the text is in memory
        }
    }

    /** Every place where the article says it, as often as it does. */
    List<Found> find(Wording wording) {
        try {
            for (Term term : wording.needed()) {
                if (searcher.getIndexReader().docFreq(term) == 0) {
                    return List.of();
                }
            }
            Weight weight = searcher.createWeight(searcher.rewrite(wording.query()), ScoreMode.COMPLETE_NO_SCORES, 1f);
            List<Found> found = new ArrayList<>();
            for (var context : searcher.getLeafContexts()) {
                Matches matches = weight.matches(context, 0);
                if (matches != null) {
                    collect(matches, found);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the index is in memory
        }
    }

    private void collect(Matches matches, List<Found> found) throws IOException {
        if (!matches.iterator().hasNext()) { // as of *:*, which is found nowhere in particular
            for (int passage = 0; passage < passages().size(); passage++) {
                found.add(new Found(passage, -1, -1, "everything"));
            }
        }
        for (String field : matches) {
            int start = starts.getOrDefault(field, 0);
            MatchesIterator match = matches.getMatches(field);
            while (match != null && match.next()) {
                found.add(at(start + match.startOffset(), start + match.endOffset()));
            }
        }
    }

    private Found at(int start, int end) {
        return new Found(text.passageAt(start), start, end, text.whole().substring(start, end));
    }
}
