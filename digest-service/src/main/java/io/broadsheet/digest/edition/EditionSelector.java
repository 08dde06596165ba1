package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Article.TopicScore;
import io.broadsheet.digest.edition.EditionContent.Item;
import io.broadsheet.digest.edition.EditionContent.LeftOut;
import io.broadsheet.digest.edition.EditionContent.Section;
import io.broadsheet.digest.edition.EditionContent.Story;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides what an edition says: too old goes out, the same story comes once, the best come first, the rest goes out. */
final class EditionSelector {

    private static final int WORDS_PER_MINUTE = 220;
    private static final int TOP = 3;
    private static final int LONG = 12;

    private EditionSelector() {}

    static EditionContent select(EditionPlan plan) {
        List<Article> fresh = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Article article : plan.candidates()) {
            if (article.date().isBefore(plan.oldest())) {
                leftOut.add(new LeftOut(item(plan, article), "published before " + plan.oldest()));
            } else {
                fresh.add(article);
            }
        }
        List<Story> ranked = StoryRanking.rank(plan, StoryClusters.of(fresh)).stream()
                .map(articles -> story(plan, articles))
                .toList();
        int taken = Math.min(ranked.size(), plan.newsletter().maximumStories());
        ranked.subList(taken, ranked.size()).stream()
                .flatMap(story -> Stream.concat(Stream.of(story.lead()), story.also().stream()))
                .map(item -> new LeftOut(item, "more than %d stories".formatted(taken)))
                .forEach(leftOut::add);
        return new EditionContent(
                plan.newsletter().title(), plan.period(), plan.issue(), sections(ranked.subList(0, taken)), leftOut);
    }

    private static Story story(EditionPlan plan, List<Article> articles) {
        List<Item> items = articles.stream().map(article -> item(plan, article)).toList();
        return new Story(items.getFirst(), items.subList(1, items.size()));
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
                topic.score(),
                topic.explanation());
    }

    private static List<Section> sections(List<Story> stories) {
        List<Section> result = new ArrayList<>();
        add(result, "Top stories", stories, 0, TOP);
        add(result, "More this month", stories, TOP, LONG);
        add(result, "In brief", stories, LONG, stories.size());
        return result;
    }

    private static void add(List<Section> sections, String title, List<Story> stories, int from, int to) {
        if (from < stories.size()) {
            sections.add(new Section(title, stories.subList(from, Math.min(to, stories.size()))));
        }
    }
}
