package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.edition.EditionContent.Section;
import io.broadsheet.digest.edition.EditionContent.Story;
import io.broadsheet.digest.newsletter.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts stories under headings: each below the first section of the operator's that takes it, the rest by their rank. */
final class Sections {

    private static final int TOP = 3;
    private static final int LONG = 12;

    private Sections() {}

    static List<Section> of(
            Selection rules, Headings headings, List<RankedStory> stories, Function<RankedStory, Story> shown) {
        List<RankedStory> rest = new ArrayList<>(stories);
        List<Section> result = new ArrayList<>();
        for (Selection.Section rule : rules.sections()) {
            List<Story> taken = take(rule, rest, shown);
            if (!taken.isEmpty()) {
                result.add(new Section(rule.title(), null, taken));
            }
        }
        List<Story> others = rest.stream().map(shown).toList();
        add(result, headings.top(), null, others, 0, TOP);
        add(result, headings.more(), null, others, TOP, LONG);
        add(result, headings.brief(), Section.BRIEF, others, LONG, others.size());
        return result;
    }

    private static List<Story> take(
            Selection.Section rule, List<RankedStory> rest, Function<RankedStory, Story> shown) {
        List<Story> taken = new ArrayList<>();
        for (RankedStory story : List.copyOf(rest)) {
            Optional<String> because = story.articles()
                    .flatMap(article -> reason(rule, article).stream())
                    .findFirst();
            if (because.isPresent() && taken.size() < rule.maximum()) {
                rest.remove(story);
                taken.add(shown.apply(story.placed(because.get())));
            }
        }
        return taken;
    }

    /** Why the article belongs there, if it does. */
    private static Optional<String> reason(Selection.Section rule, Article article) {
        Optional<String> tag =
                rule.tags().stream().filter(article.tags()::contains).findFirst();
        if (tag.isPresent()) {
            return Optional.of("tag " + tag.get());
        }
        if (rule.sources().contains(article.sourceId())) {
            return Optional.of("source " + article.sourceId());
        }
        Optional<String> topic = rule.topics().stream()
                .filter(id -> article.bestOf(List.of(id)).isPresent())
                .findFirst();
        if (topic.isPresent()) {
            return Optional.of("topic " + topic.get());
        }
        String text = article.title() + "\n" + article.summary();
        return rule.words().stream()
                .filter(word -> contains(text, word))
                .findFirst()
                .map(word -> "word " + word);
    }

    private static boolean contains(String text, String word) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }

    private static void add(
            List<Section> sections, String title, @Nullable String layout, List<Story> stories, int from, int to) {
        if (from < stories.size()) {
            sections.add(new Section(title, layout, stories.subList(from, Math.min(to, stories.size()))));
        }
    }
}
