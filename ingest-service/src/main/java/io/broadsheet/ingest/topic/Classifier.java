package io.broadsheet.ingest.topic;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * What labelled examples add to a query: words that no query names tell an article about the topic from one that only
 * mentions it. The probability that an article belongs is {@code 1 / (1 + e^-z)}, where z adds up what the query's score
 * and shares say and what each word of the article says (logistic regression).
 */
final class Classifier {

    /** A word that moves z by less than this is not worth telling anybody. */
    private static final double TELLING = 0.1;

    private final Vocabulary vocabulary;
    private final Map<String, Double> words;
    private final double[] query;
    private final double bias;

    /**
     * The outcome of {@link Training}.
     *
     * @param words what each word moves z by, for all that an article may say of it
     * @param query what z moves by for each of {@link ByQuery#features}
     * @param bias z of an article that says nothing
     */
    Classifier(Vocabulary vocabulary, Map<String, Double> words, double[] query, double bias) {
        this.vocabulary = vocabulary;
        this.words = Map.copyOf(words);
        this.query = query.clone();
        this.bias = bias;
    }

    /** Judges an article. */
    Opinion judge(WordPlaces article, ByQuery byQuery) {
        Map<String, Double> said = vocabulary.weigh(article);
        said.replaceAll((stem, weight) -> weight * words.getOrDefault(stem, 0.0));
        double z = bias;
        double[] features = byQuery.features();
        for (int i = 0; i < features.length; i++) {
            z += query[i] * features[i];
        }
        for (double amount : said.values()) {
            z += amount;
        }
        return new Opinion(1 / (1 + Math.exp(-z)), said);
    }

    /**
     * What it makes of an article.
     *
     * @param score probability that it belongs
     * @param said what each word's stem moved z by
     */
    record Opinion(double score, Map<String, Double> said) {

        /** Stems that say the most for it, first the one that says most. */
        List<String> like(int most) {
            return telling(amount -> amount > TELLING, most);
        }

        /** Stems that say the most against it. */
        List<String> unlike(int most) {
            return telling(amount -> amount < -TELLING, most);
        }

        private List<String> telling(DoublePredicate tells, int most) {
            return said.entrySet().stream()
                    .filter(word -> tells.test(word.getValue()))
                    .sorted(Comparator.comparingDouble(word -> -Math.abs(word.getValue())))
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
