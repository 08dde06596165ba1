package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Turns articles into TF-IDF vectors of length 1 at most in which names and figures weigh most: they are what a retelling in other
 * words keeps, and what two stories about the same topic do not share.
 */
final class StoryVectors {

    private static final double SUMMARY = 1.5;
    private static final double NAME = 2.5;

    /**
     * Added to a vector's squared length, in squares of the rarest word's weight; a full article has some hundred and fifty. So that two
     * short texts, of which little is known, are not alike for one name that both mention.
     */
    private static final double DOUBT = 60;

    /** Added to the number of articles, so that in a small selection words do not become common by chance. */
    private static final double SMOOTHING = 40;

    private static final int TEXT_CHARACTERS = 3_000;

    /** Capitalized words that do not start a sentence, and numbers. */
    private static final Pattern NAMES =
            Pattern.compile("(?<![.!?:\\n]\\s)(?<!^)\\b(\\p{Lu}[\\p{L}\\p{N}'-]+|[$€£]?\\d[\\d.,]*)");

    /** In how many articles each term occurs. */
    private final Map<String, Integer> documents = new TreeMap<>();

    /** Terms by their place in the order of {@link #documents}. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private StoryVectors() {}

    /** How often a term occurs, by its place, and which terms are names. */
    private record Terms(Map<String, Double> frequencies, Set<String> names) {}

    /** Cosines between all of them as a lower triangle: row i has the cosine of article i and each before it. */
    static float[][] cosines(List<Article> articles) {
        StoryVectors space = new StoryVectors();
        List<StoryVector> vectors = space.vectors(articles);
        StoryIndex index = new StoryIndex(
                space.documents.values().stream().mapToInt(Integer::intValue).toArray());
        return vectors.stream().map(index::cosinesAndAdd).toArray(float[][]::new);
    }

    private List<StoryVector> vectors(List<Article> articles) {
        List<Terms> all = new ArrayList<>(articles.size());
        try (Analyzer analyzer = new EnglishAnalyzer()) {
            for (Article article : articles) {
                Terms terms = terms(analyzer, article);
                terms.frequencies().keySet().forEach(term -> documents.merge(term, 1, Integer::sum));
                all.add(terms);
            }
        }
        documents.keySet().forEach(term -> numbers.put(term, numbers.size()));
        return all.stream().map(terms -> vector(terms, articles.size())).toList();
    }

    private static Terms terms(Analyzer analyzer, Article article) {
        // sorted, since sums of floating-point numbers depend on their order and the same articles must give the same
        // edition
        Terms terms = new Terms(new TreeMap<>(), new HashSet<>());
        String text = article.text().substring(0, Math.min(article.text().length(), TEXT_CHARACTERS));
        tokens(analyzer, article.title(), term -> terms.frequencies().merge(term, 1.0, Double::sum));
        if (!text.startsWith(article.summary())) { // many feeds give the same for both
            tokens(analyzer, article.summary(), term -> terms.frequencies().merge(term, SUMMARY, Double::sum));
        }
        tokens(analyzer, text, term -> terms.frequencies().merge(term, 1.0, Double::sum));
        Matcher name = NAMES.matcher(article.summary() + "\n" + text);
        while (name.find()) {
            tokens(analyzer, name.group(), terms.names()::add);
        }
        return terms;
    }

    private static void tokens(Analyzer analyzer, String text, Consumer<String> each) {
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                each.accept(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // reads from a string
        }
    }

    private StoryVector vector(Terms terms, int articles) {
        int[] ids = new int[terms.frequencies().size()];
        float[] weights = new float[ids.length];
        double squares = 0;
        int i = 0;
        for (Map.Entry<String, Double> term : terms.frequencies().entrySet()) {
            double rarity = rarity(documents.getOrDefault(term.getKey(), 1), articles);
            double weight =
                    (1 + Math.log(term.getValue())) * rarity * (terms.names().contains(term.getKey()) ? NAME : 1);
            ids[i] = numbers.getOrDefault(term.getKey(), 0);
            weights[i++] = (float) weight;
            squares += weight * weight;
        }
        double rarest = Math.log(articles + SMOOTHING);
        float length = (float) Math.sqrt(squares + DOUBT * rarest * rarest);
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= length;
        }
        return new StoryVector(ids, weights);
    }

    /** A word in nearly all of the articles tells no stories apart, however few they are. */
    private static double rarity(int occurrences, int articles) {
        double share = occurrences / (articles + 1.0);
        return (1 - share * share) * Math.log((articles + SMOOTHING) / occurrences);
    }
}
