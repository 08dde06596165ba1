package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds reports that print the same text, as papers do with an agency's: they are one story also where there are so few articles that
 * nothing can be said about which words are rare. Compares how the texts open, since many feeds give no more.
 */
final class StoryCopies {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int OPENING_CHARACTERS = 1_000;
    private static final int OPENING_WORDS = 60;
    private static final int PHRASE_WORDS = 3;
    private static final int FEWEST_PHRASES = 8;
    /** A phrase that more have is the form of a column, not its content. */
    private static final int MANY = 50;
    /** The share of the shorter opening's phrases that the other has too. */
    private static final float SAME = 0.6f;

    private final List<Article> articles = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final Map<List<String>, List<Integer>> byPhrase = new HashMap<>();

    /** Raises the cosines of an article and each that was added before it where one is a copy of the other; then adds it. */
    float[] raiseAndAdd(Article article, float[] cosines) {
        Set<List<String>> phrases = phrases(article);
        int[] shared = new int[articles.size()];
        for (List<String> phrase : phrases) {
            List<Integer> others = byPhrase.computeIfAbsent(phrase, _ -> new ArrayList<>(1));
            if (others.size() < MANY) {
                others.forEach(other -> shared[other]++);
                others.add(articles.size());
            }
        }
        for (int other = 0; other < shared.length; other++) {
            int shorter = Math.min(phrases.size(), sizes.get(other));
            float share = shorter < FEWEST_PHRASES ? 0 : (float) shared[other] / shorter;
            if (share >= SAME && !isSameColumn(article, articles.get(other))) {
                cosines[other] = Math.max(cosines[other], share);
            }
        }
        articles.add(article);
        sizes.add(phrases.size());
        return cosines;
    }

    /** What one source repeats below another title is its form. */
    private static boolean isSameColumn(Article one, Article other) {
        return one.sourceId().equals(other.sourceId()) && !one.title().equals(other.title());
    }

    private static Set<List<String>> phrases(Article article) {
        String text = article.text().isBlank() ? article.summary() : article.text();
        String opening = text.substring(0, Math.min(text.length(), OPENING_CHARACTERS));
        List<String> words = BETWEEN_WORDS
                .splitAsStream(opening.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .limit(OPENING_WORDS)
                .toList();
        Set<List<String>> result = new HashSet<>();
        for (int i = 0; i + PHRASE_WORDS <= words.size(); i++) {
            result.add(words.subList(i, i + PHRASE_WORDS));
        }
        return result;
    }
}
