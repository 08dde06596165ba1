package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Article.TopicScore;
import io.broadsheet.digest.edition.EditionContent.Why;
import io.broadsheet.digest.edition.StoryClusters.Group;
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

    static List<RankedStory> rank(EditionPlan plan, List<Group> stories) {
        return stories.stream()
                .map(story -> ranked(plan, story))
                .sorted(Comparator.comparingDouble(
                                (RankedStory story) -> -story.why().score())
                        .thenComparing(story -> story.lead().id()))
                .toList();
    }

    private static RankedStory ranked(EditionPlan plan, Group story) {
        Article lead = lead(plan, story.articles());
        List<Article> also = new ArrayList<>(story.articles());
        also.remove(lead);
        double relevance = relevance(plan, story.articles());
        double coverage = coverage(story.articles());
        double freshness = freshness(plan, story.articles());
        double weight = weight(plan, lead);
        double score = weight * (RELEVANCE * relevance + COVERAGE * coverage + FRESHNESS * freshness);
        return new RankedStory(
                lead,
                also,
                new Why(
                        score,
                        relevance,
                        coverage,
                        freshness,
                        weight,
                        story.likeness(),
                        story.threshold(),
                        leadReason(plan, lead, also),
                        "rank"));
    }

    private static double relevance(EditionPlan plan, List<Article> story) {
        return story.stream()
                .mapToDouble(article -> article.bestOf(plan.newsletter().topics())
                        .map(TopicScore::score)
                        .orElse(0.0))
                .max()
                .orElse(0);
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

    private static double weight(EditionPlan plan, Article article) {
        return plan.newsletter().selection().weight(article.sourceId());
    }

    private static Article lead(EditionPlan plan, List<Article> story) {
        int longest = story.stream().mapToInt(Article::wordCount).max().orElse(0);
        return story.stream()
                .min(Comparator.comparing((Article article) -> article.url() == null)
                        .thenComparingDouble(article -> -weight(plan, article))
                        .thenComparing(article -> article.wordCount() < longest * COMPLETE)
                        .thenComparing(Article::date)
                        .thenComparing(Article::id))
                .orElseThrow();
    }

    private static String leadReason(EditionPlan plan, Article lead, List<Article> also) {
        if (also.isEmpty()) {
            return "the only report";
        }
        if (also.stream().allMatch(other -> weight(plan, other) < weight(plan, lead))) {
            return "the source with the greatest weight";
        }
        boolean earliest = also.stream().noneMatch(other -> other.date().isBefore(lead.date()));
        return earliest ? "the earliest report" : "the earliest of the complete reports with an address";
    }
}
