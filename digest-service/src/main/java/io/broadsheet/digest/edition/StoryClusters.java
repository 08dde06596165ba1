package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the articles that tell the same story: the most alike are joined first, as long as the members of two groups are
 * alike on average. The same articles give the same groups, in whatever order they come.
 */
final class StoryClusters {

    /** Cosine from which two groups are one story; between 0.042 and 0.05 the outcome hardly depends on it. */
    private static final float ALIKE = 0.046f;

    /** Two or three articles say little about which words are common: they have to be more alike, by this over n³. */
    private static final float FEW = 16;

    /** Reports far apart in time must be more alike: likeness fades towards this share of itself … */
    private static final double LEFT_AFTER_LONG = 0.1;

    /** … with this time constant. */
    private static final double FADING_DAYS = 21;

    /** What is left of the likeness where a source does not say when: the days cannot tell stories apart then. */
    private static final float LEFT_UNDATED = 0.5f;

    private static final double MILLIS_PER_DAY = 86_400_000;

    private StoryClusters() {}

    /**
     * The reports of one story.
     *
     * @param likeness how alike its two least alike parts are on average; 0 for a story of one report
     * @param threshold how alike they had to be
     */
    record Group(List<Article> articles, float likeness, float threshold) {}

    /** Groups the articles; each is in exactly one group. Groups and their members are in the order of {@code date, id}. */
    static List<List<Article>> of(List<Article> articles) {
        return groups(articles).stream().map(Group::articles).toList();
    }

    /** The same, with what joined them. */
    static List<Group> groups(List<Article> articles) {
        List<Article> sorted = articles.stream()
                .sorted(Comparator.comparing(Article::date).thenComparing(Article::id))
                .toList();
        float threshold = threshold(sorted.size());
        AverageLinkage linkage = new AverageLinkage(similarities(sorted));
        return linkage.groups(threshold).stream()
                .map(group -> new Group(group.stream().map(sorted::get).toList(), linkage.joinedAt(group), threshold))
                .toList();
    }

    private static float threshold(int articles) {
        return ALIKE * (1 + FEW / Math.max(1, articles * articles * (float) articles));
    }

    /** Lower triangle: row i has the likeness of article i to all before it. */
    private static float[][] similarities(List<Article> articles) {
        float[][] result = StoryVectors.cosines(articles);
        StoryCopies copies = new StoryCopies();
        for (int i = 0; i < result.length; i++) {
            copies.raiseAndAdd(articles.get(i), result[i]);
        }
        Instant first = articles.isEmpty() ? Instant.EPOCH : articles.getFirst().date();
        long[] millis = articles.stream()
                .mapToLong(article -> Duration.between(first, article.date()).toMillis())
                .toArray();
        IntStream.range(0, result.length).parallel().forEach(i -> fade(result[i], i, articles, millis));
        return result;
    }

    private static void fade(float[] row, int article, List<Article> articles, long[] millis) {
        boolean undated = articles.get(article).publishedAt() == null;
        for (int other = 0; other < row.length; other++) {
            if (row[other] != 0) {
                row[other] *= undated || articles.get(other).publishedAt() == null
                        ? LEFT_UNDATED
                        : fading(millis[article] - millis[other]);
            }
        }
    }

    private static float fading(long millis) {
        return (float) (LEFT_AFTER_LONG + (1 - LEFT_AFTER_LONG) * Math.exp(-millis / MILLIS_PER_DAY / FADING_DAYS));
    }
}
