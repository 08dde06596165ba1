package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    private final Map<String, Term> terms = new ConcurrentHashMap<>();

    /** The terms of names, which recur from article to article. */
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    private StoryVectors() {}

    /** A word's stem. */
    private static final class Term {
        final String text;
        /** In how many it occurs. */
        int articles;
        /** Its place in the order of the alphabet. */
        int number;

        Term(String text) {
            this.text = text;
        }
    }

    /** How often a term occurs in an article, by its place there, and whether as a name. */
    private record Counted(Term term, double frequency, boolean isName) {}

    /**
     * Cosines between all of them as a lower triangle: row i has the cosine of article i and each before it. Works on all processors, and
     * gives the same whatever their number.
     */
    static float[][] cosines(List<Article> articles) {
        StoryVectors space = new StoryVectors();
        List<StoryVector> vectors = space.vectors(articles);
        StoryIndex index = new StoryIndex(space.terms.values().stream()
                .sorted(Comparator.comparingInt(term -> term.number))
                .mapToInt(term -> term.articles)
                .toArray());
        vectors.forEach(index::add);
        return IntStream.range(0, vectors.size())
                .parallel()
                .mapToObj(i -> index.cosines(vectors.get(i), i))
                .toArray(float[][]::new);
    }

    private List<StoryVector> vectors(List<Article> articles) {
        List<List<Counted>> all = counted(articles);
        all.forEach(counted -> counted.forEach(each -> each.term().articles++));
        List<Term> sorted = terms.values().stream()
                .sorted(Comparator.comparing(term -> term.text))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            sorted.get(i).number = i;
        }
        return all.parallelStream()
                .map(counted -> vector(counted, articles.size()))
                .toList();
    }

    private List<List<Counted>> counted(List<Article> articles) {
        try (Analyzer analyzer = new EnglishAnalyzer()) {
            return articles.parallelStream()
                    .map(article -> counted(analyzer, article))
                    .toList();
        }
    }

    private List<Counted> counted(Analyzer analyzer, Article article) {
        Map<String, Double> frequencies = new HashMap<>();
        String text = article.text().substring(0, Math.min(article.text().length(), TEXT_CHARACTERS));
        tokens(analyzer, article.title(), term -> frequencies.merge(term, 1.0, Double::sum));
        if (!text.startsWith(article.summary())) { // many feeds give the same for both
            tokens(analyzer, article.summary(), term -> frequencies.merge(term, SUMMARY, Double::sum));
        }
        tokens(analyzer, text, term -> frequencies.merge(term, 1.0, Double::sum));
        Set<String> asNames = new HashSet<>();
        Matcher name = NAMES.matcher(article.summary() + "\n" + text);
        while (name.find()) {
            asNames.addAll(names.computeIfAbsent(name.group(), found -> tokens(analyzer, found)));
        }
        List<Counted> result = new ArrayList<>(frequencies.size());
        frequencies.forEach((term, frequency) ->
                result.add(new Counted(terms.computeIfAbsent(term, Term::new), frequency, asNames.contains(term))));
        return result;
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        List<String> result = new ArrayList<>();
        tokens(analyzer, text, result::add);
        return result;
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

    /** Terms are sorted, since sums of floating-point numbers depend on their order and the same articles must give the same edition. */
    private static StoryVector vector(List<Counted> counted, int articles) {
        counted.sort(Comparator.comparingInt(each -> each.term().number));
        int[] ids = new int[counted.size()];
        float[] weights = new float[ids.length];
        double squares = 0;
        int i = 0;
        for (Counted each : counted) {
            double rarity = rarity(each.term().articles, articles);
            double weight = (1 + Math.log(each.frequency())) * rarity * (each.isName() ? NAME : 1);
            ids[i] = each.term().number;
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
