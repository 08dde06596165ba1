package io.broadsheet.ingest.topic;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stems of words that some articles have, and how rare each is among them. */
final class Vocabulary {

    /** A word of one article alone says nothing about others. */
    private static final int FEWEST_ARTICLES = 2;
    /** Words that more of the articles have say how authors write rather than what they write about. */
    private static final double LARGEST_SHARE = 0.3;

    private final SortedMap<String, Double> rarities;
    private final double ballast;

    private Vocabulary(SortedMap<String, Double> rarities, double ballast) {
        this.rarities = rarities;
        this.ballast = ballast;
    }

    /**
     * Of some articles.
     *
     * @param ballast beside the squares of an article's weights; the larger, the less a few words count
     */
    static Vocabulary of(Collection<WordPlaces> articles, double ballast) {
        Map<String, Integer> articlesWith = new TreeMap<>();
        for (WordPlaces article : articles) {
            article.counts().keySet().forEach(stem -> articlesWith.merge(stem, 1, Integer::sum));
        }
        SortedMap<String, Double> rarities = new TreeMap<>();
        articlesWith.forEach((stem, count) -> {
            if (count >= FEWEST_ARTICLES && count <= LARGEST_SHARE * articles.size() && !ForeignStopWords.have(stem)) {
                rarities.put(stem, 1 + Math.log((1.0 + articles.size()) / (1 + count)));
            }
        });
        return new Vocabulary(rarities, ballast);
    }

    /** Its words, in alphabetical order. */
    List<String> stems() {
        return List.copyOf(rarities.keySet());
    }

    /** How much an article says each of the words it has: tf-idf with logarithmic counts, of length 1 together if there is no ballast. */
    Map<String, Double> weigh(WordPlaces article) {
        Map<String, Double> weights = new TreeMap<>();
        double squares = 0;
        for (Map.Entry<String, Integer> word : article.counts().entrySet()) {
            Double rarity = rarities.get(word.getKey());
            if (rarity != null) {
                double weight = (1 + Math.log(word.getValue())) * rarity;
                weights.put(word.getKey(), weight);
                squares += weight * weight;
            }
        }
        double length = Math.sqrt(squares + ballast);
        weights.replaceAll((_, weight) -> weight / length);
        return weights;
    }
}
