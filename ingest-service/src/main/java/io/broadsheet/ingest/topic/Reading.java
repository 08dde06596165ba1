package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * An article by itself, where queries find out which of its passages say what. Words and phrases, of which queries
 * mostly consist, are looked up in its words; Lucene searches for everything else.
 */
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
    record Found(int passage, int start, int end, String words) {}

    private final ArticleFields article;
    private final WordPlaces words;
    private @Nullable Text text;
    private @Nullable SearchedText searched;

    Reading(ArticleFields article) {
        this.article = article;
        words = WordPlaces.of(Text.whole(article));
    }

    /** Cut into passages when first asked for. */
    private Text text() {
        if (text == null) {
            text = Text.of(article);
        }
        return text;
    }

    List<Passage> passages() {
        return text().passages();
    }

    WordPlaces words() {
        return words;
    }

    /** How the article itself writes a word of which only the stem is known. */
    String written(String stem) {
        int[] positions = words.positions(stem);
        return positions.length == 0
                ? stem
                : text().whole().substring(words.start(positions[0]), words.end(positions[0]));
    }

    /** Every place where the article says it, as often as it does. */
    List<Found> find(Wording wording) {
        List<Found> found = new ArrayList<>();
        find(wording.query(), found);
        return found;
    }

    /** Whether there is such a place, having added all of them. */
    private boolean find(Query query, List<Found> found) {
        int before = found.size();
        switch (query) {
            case TermQuery word
            when isWhole(word.getTerm().field()) -> {
                for (int position : words.positions(word.getTerm().text())) {
                    found.add(at(position, position));
                }
            }
            case PhraseQuery phrase
            when isWhole(phrase.getField()) && phrase.getSlop() == 0 -> {
                int length = phrase.getPositions()[phrase.getPositions().length - 1];
                for (int position : words.positions(phrase)) {
                    found.add(at(position, position + length));
                }
            }
            case BoostQuery boosted -> {
                return find(boosted.getQuery(), found);
            }
            case BooleanQuery group
            when group.getMinimumNumberShouldMatch() == 0 -> {
                return find(group, found);
            }
            default -> found.addAll(searched().find(query));
        }
        return found.size() > before;
    }

    private boolean find(BooleanQuery group, List<Found> found) {
        List<Found> places = new ArrayList<>();
        boolean any = false;
        for (BooleanClause clause : group) {
            boolean here = find(clause.query(), clause.isProhibited() ? new ArrayList<>() : places);
            if (clause.isProhibited() ? here : clause.isRequired() && !here) {
                return false;
            }
            any |= here && !clause.isProhibited();
        }
        found.addAll(places);
        return any;
    }

    private static boolean isWhole(String field) {
        return field.equals(TEXT) || field.equals(AGAINST);
    }

    private SearchedText searched() {
        if (searched == null) {
            searched = new SearchedText(text());
        }
        return searched;
    }

    private Found at(int first, int last) {
        return text().found(words.start(first), words.end(last));
    }
}
