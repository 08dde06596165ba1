package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Article.TopicScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the stories that matter most first, and in each the report that is most worth reading. */
final class StoryRanking {

    private static final double RELEVANCE = 0.55;
    private static final double COVERAGE = 0.30;
    private static final double FRESHNESS = 0.15;
    private static final int FULL_COVERAGE = 6;

    /** A report of this share of the longest one's words is complete enough: then the earlier one leads. */
    private static final double COMPLETE = 0.7;

    private StoryRanking() {}

    static List<List<Article>> rank(EditionPlan plan, List<List<Article>> stories) {
        return stories.stream()
                .map(StoryRanking::leadFirst)
                .sorted(Comparator.comparingDouble((List<Article> story) -> -weight(plan, story))
                        .thenComparing(story -> story.getFirst().id()))
                .toList();
    }

    private static double weight(EditionPlan plan, List<Article> story) {
        double relevance = story.stream()
                .mapToDouble(article -> article.bestOf(plan.newsletter().topics())
                        .map(TopicScore::score)
                        .orElse(0.0))
                .max()
                .orElse(0);
        return RELEVANCE * relevance + COVERAGE * coverage(story) + FRESHNESS * freshness(plan, story);
    }

    private static double coverage(List<Article> story) {
        long sources = story.stream()
                .flatMap(article -> article.sightings().stream().map(Article.Sighting::sourceId))
                .distinct()
                .count();
        long reports = Math.max(sources, story.size());
        return Math.min(1, Math.log((double) reports) / Math.log(FULL_COVERAGE));
    }

    private static double freshness(EditionPlan plan, List<Article> story) {
        Instant newest =
                story.stream().map(Article::date).max(Comparator.naturalOrder()).orElse(plan.windowFrom());
        double window =
                Math.max(1, Duration.between(plan.oldest(), plan.windowTo()).toMinutes());
        return Math.clamp(Duration.between(plan.oldest(), newest).toMinutes() / window, 0.0, 1.0);
    }

    private static List<Article> leadFirst(List<Article> story) {
        int longest = story.stream().mapToInt(Article::wordCount).max().orElse(0);
        Article lead = story.stream()
                .min(Comparator.comparing((Article article) -> article.url() == null)
                        .thenComparing(article -> article.wordCount() < longest * COMPLETE)
                        .thenComparing(Article::date)
                        .thenComparing(Article::id))
                .orElseThrow();
        List<Article> result = new ArrayList<>(story);
        result.remove(lead);
        result.addFirst(lead);
        return result;
    }
}
