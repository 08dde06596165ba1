package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Article.TopicScore;
import io.broadsheet.digest.edition.EditionContent.Item;
import io.broadsheet.digest.edition.EditionContent.LeftOut;
import io.broadsheet.digest.edition.EditionContent.Story;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides what an edition says: too old goes out, the same story comes once, the best come first, the rest goes out. */
final class EditionSelector {

    private static final int WORDS_PER_MINUTE = 220;

    private EditionSelector() {}

    static EditionContent select(EditionPlan plan, Headings headings) {
        List<LeftOut> leftOut = new ArrayList<>();
        List<Article> admitted = new ArrayList<>();
        for (Article article : plan.candidates()) {
            if (plan.admits(article)) {
                admitted.add(article);
            } else {
                leftOut.add(new LeftOut(item(plan, article), refusal(plan, article)));
            }
        }
        StorySelection stories = StorySelection.of(plan, StoryRanking.rank(plan, StoryClusters.groups(admitted)));
        stories.leftOut()
                .forEach(out -> Stream.concat(Stream.of(out.story().lead()), out.story().also().stream())
                        .map(article -> new LeftOut(item(plan, article), out.reason()))
                        .forEach(leftOut::add));
        return new EditionContent(
                plan.newsletter().title(),
                plan.period(),
                plan.issue(),
                plan.edits().intro(),
                Sections.of(plan.newsletter().selection(), headings, stories.taken(), story -> story(plan, story)),
                leftOut);
    }

    private static String refusal(EditionPlan plan, Article article) {
        String excluded = plan.edits().excluded().get(article.id());
        return excluded == null ? "published before " + plan.oldest() : "excluded: " + excluded;
    }

    private static Story story(EditionPlan plan, RankedStory ranked) {
        return new Story(
                item(plan, ranked.lead()),
                ranked.also().stream().map(article -> item(plan, article)).toList(),
                ranked.why());
    }

    private static Item item(EditionPlan plan, Article article) {
        TopicScore topic = article.bestOf(plan.newsletter().topics()).orElse(new TopicScore("", 0, 0, ""));
        return new Item(
                article.id(),
                article.title(),
                article.url(),
                article.sourceTitle(),
                article.author(),
                article.date()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atZone(plan.newsletter().zone())
                        .toLocalDate(),
                Math.max(1, Math.round((float) article.wordCount() / WORDS_PER_MINUTE)),
                Excerpt.of(article),
                plan.newsletter().selection().images() ? SafeImage.of(article) : null,
                topic.score(),
                topic.explanation());
    }
}
