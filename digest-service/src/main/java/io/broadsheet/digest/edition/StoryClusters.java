package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the articles that tell the same story: the most alike are joined first, as long as the members of two groups are
 * alike on average. The same articles give the same groups, in whatever order they come.
 */
final class StoryClusters {

    private static final double ALIKE = 0.20;
    private static final double DAYS = 5;

    private StoryClusters() {}

    /** Groups the articles; each is in exactly one group. Groups and their members are in the order of {@code date, id}. */
    static List<List<Article>> of(List<Article> articles) {
        List<Article> sorted = articles.stream()
                .sorted(Comparator.comparing(Article::date).thenComparing(Article::id))
                .toList();
        double[][] alike = similarities(sorted);
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            groups.add(new ArrayList<>(List.of(i)));
        }
        join(groups, alike);
        return groups.stream()
                .map(group -> group.stream().sorted().map(sorted::get).toList())
                .toList();
    }

    private static double[][] similarities(List<Article> articles) {
        List<Map<String, Double>> vectors = StoryVectors.of(articles);
        double[][] result = new double[articles.size()][articles.size()];
        for (int i = 0; i < articles.size(); i++) {
            for (int j = i + 1; j < articles.size(); j++) {
                double days =
                        Duration.between(articles.get(i).date(), articles.get(j).date())
                                        .toMinutes()
                                / 1440.0;
                double fading = Math.exp(-days / DAYS);
                result[i][j] = StoryVectors.cosine(vectors.get(i), vectors.get(j)) * (0.5 + 0.5 * fading);
                result[j][i] = result[i][j];
            }
        }
        return result;
    }

    private static void join(List<List<Integer>> groups, double[][] alike) {
        while (true) {
            double best = ALIKE;
            int left = -1;
            int right = -1;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    double average = average(groups.get(i), groups.get(j), alike);
                    if (average > best) {
                        best = average;
                        left = i;
                        right = j;
                    }
                }
            }
            if (left < 0) {
                return;
            }
            groups.get(left).addAll(groups.remove(right));
        }
    }

    private static double average(List<Integer> a, List<Integer> b, double[][] alike) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += alike[i][j];
            }
        }
        return sum / (a.size() * b.size());
    }
}
