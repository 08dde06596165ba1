package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** An article as an index in memory, for queries with wildcards, fields, distances and the like. */
final class SearchedText {

    private final Text text;
    private final IndexSearcher searcher;

    SearchedText(Text text) {
        this.text = text;
        var index = new MemoryIndex(true);
        for (String field : Reading.FIELDS) {
            index.addField(field, text.of(field), Words.OF_ARTICLES);
        }
        searcher = index.createSearcher();
    }

    List<Reading.Found> find(Query query) {
        try {
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
            List<Reading.Found> found = new ArrayList<>();
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

    private void collect(Matches matches, List<Reading.Found> found) throws IOException {
        if (!matches.iterator().hasNext()) { // as of *:*, which is found nowhere in particular
            for (int passage = 0; passage < text.passages().size(); passage++) {
                found.add(new Reading.Found(passage, -1, -1, "everything"));
            }
        }
        for (String field : matches) {
            int start = text.startOf(field);
            MatchesIterator match = matches.getMatches(field);
            while (match != null && match.next()) {
                found.add(text.found(start + match.startOffset(), start + match.endOffset()));
            }
        }
    }
}
