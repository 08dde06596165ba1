package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Turns articles into TF-IDF vectors of length 1, in which the title counts most and the end of a long text least. */
final class StoryVectors {

    private static final double TITLE = 3;
    private static final double SUMMARY = 1.5;
    private static final int TEXT_CHARACTERS = 3_000;

    private StoryVectors() {}

    static List<Map<String, Double>> of(List<Article> articles) {
        List<Map<String, Double>> frequencies = new ArrayList<>(articles.size());
        Map<String, Integer> documents = new HashMap<>();
        try (Analyzer analyzer = new EnglishAnalyzer()) {
            for (Article article : articles) {
                Map<String, Double> terms = terms(analyzer, article);
                terms.keySet().forEach(term -> documents.merge(term, 1, Integer::sum));
                frequencies.add(terms);
            }
        }
        return frequencies.stream()
                .map(terms -> weighted(terms, documents, articles.size()))
                .toList();
    }

    private static Map<String, Double> terms(Analyzer analyzer, Article article) {
        // sorted, since sums of doubles depend on their order and the same articles must give the same edition
        Map<String, Double> terms = new TreeMap<>();
        add(analyzer, article.title(), TITLE, terms);
        add(analyzer, article.summary(), SUMMARY, terms);
        String text = article.text();
        add(analyzer, text.substring(0, Math.min(text.length(), TEXT_CHARACTERS)), 1, terms);
        return terms;
    }

    private static void add(Analyzer analyzer, String text, double weight, Map<String, Double> terms) {
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.merge(term.toString(), weight, Double::sum);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // reads from a string
        }
    }

    private static Map<String, Double> weighted(
            Map<String, Double> terms, Map<String, Integer> documents, int articles) {
        Map<String, Double> vector = new TreeMap<>();
        terms.forEach((term, frequency) -> {
            double rarity = Math.log((articles + 1.0) / documents.getOrDefault(term, 1));
            vector.put(term, (1 + Math.log(frequency + 1)) * rarity);
        });
        double length = Math.sqrt(
                vector.values().stream().mapToDouble(weight -> weight * weight).sum());
        if (length > 0) {
            vector.replaceAll((_, weight) -> weight / length);
        }
        return vector;
    }

    static double cosine(Map<String, Double> a, Map<String, Double> b) {
        Map<String, Double> small = a.size() <= b.size() ? a : b;
        Map<String, Double> large = a.size() <= b.size() ? b : a;
        double sum = 0;
        for (Map.Entry<String, Double> entry : small.entrySet()) {
            Double other = large.get(entry.getKey());
            if (other != null) {
                sum += entry.getValue() * other;
            }
        }
        return sum;
    }
}
