package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.TestArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.edition.EditionContent.LeftOut;
import io.broadsheet.digest.edition.EditionContent.Section;
import io.broadsheet.digest.edition.EditionContent.Story;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.digest.newsletter.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditionSelectionTests {

    private static final Instant START = Instant.parse("2026-11-01T07:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T07:00:00Z");
    private static final Headings HEADINGS = new Headings("Top", "More", "Brief");

    /** Stories of their own, the first the most relevant, the sources in turn. */
    private static final List<Article> FIVE = IntStream.range(0, 5)
            .mapToObj(i -> article(
                    "a" + i,
                    "v%1$dx w%1$dx x%1$dx".formatted(i),
                    i < 3 ? "Loud" : "Quiet",
                    0.9 - i / 10.0,
                    "y%1$dx z%1$dx.".formatted(i),
                    START.plus(Duration.ofDays(10))))
            .toList();

    @Test
    void ranksByRelevanceAndSaysWhy() {
        EditionContent content = select(rules(20, 0), EditionEdits.NONE);

        assertThat(leads(content)).containsExactly("a0", "a1", "a2", "a3", "a4");
        EditionContent.Why why = content.stories().getFirst().why();
        assertThat(why).isNotNull();
        assertThat(why.relevance()).isEqualTo(0.9);
        assertThat(why.score()).isEqualTo(0.55 * why.relevance() + 0.3 * why.coverage() + 0.15 * why.freshness());
        assertThat(why.lead()).isEqualTo("the only report");
    }

    @Test
    void letsNoSourceLeadMoreStoriesThanItsCap() {
        EditionContent content = select(rules(20, 2), EditionEdits.NONE);

        assertThat(leads(content)).containsExactly("a0", "a1", "a3", "a4");
        assertThat(content.leftOut())
                .singleElement()
                .extracting(out -> out.article().id(), LeftOut::reason)
                .containsExactly("a2", "Loud leads enough stories already, 2");
    }

    @Test
    void letsAnotherReportLeadWhereTheCapIsReached() {
        String told = IntStream.range(0, 60).mapToObj("Qu%dx "::formatted).collect(Collectors.joining()) + ".";
        List<Article> seven = new ArrayList<>(FIVE);
        seven.add(article("loud", told, "Loud", 0.5, told, START.plus(Duration.ofDays(11))));
        seven.add(article("quiet", told, "Quiet", 0.5, told, START.plus(Duration.ofDays(12))));
        EditionContent content = select(rules(20, 1), EditionEdits.NONE, seven);

        assertThat(leads(content)).containsExactly("a0", "quiet");
        Story story = content.stories().getLast();
        assertThat(story.also()).extracting("id").containsExactly("loud");
        assertThat(story.why()).isNotNull();
        assertThat(story.why().lead()).isEqualTo("Loud leads enough stories already, 1");
        assertThat(story.why().likeness()).isGreaterThan(story.why().threshold());
    }

    @Test
    void leavesOutWhatIsMoreThanTheMaximum() {
        EditionContent content = select(rules(3, 0), EditionEdits.NONE);

        assertThat(leads(content)).containsExactly("a0", "a1", "a2");
        assertThat(content.leftOut()).extracting(LeftOut::reason).containsOnly("more than 3 stories");
    }

    @Test
    void prefersTheSourceWithTheGreaterWeight() {
        Selection rules = TestArticles.selection(1, 20, 0, Map.of("quiet", 3.0), List.of(), false);

        assertThat(leads(select(rules, EditionEdits.NONE))).containsExactly("a3", "a4", "a0", "a1", "a2");
    }

    @Test
    void putsStoriesBelowTheFirstSectionThatTakesThem() {
        Selection.Section silence =
                new Selection.Section("Silence", List.of(), List.of("quiet"), List.of(), List.of(), 1);
        Selection.Section words =
                new Selection.Section("Words", List.of(), List.of(), List.of(), List.of("W1X", "z4x"), 9);
        Selection rules = TestArticles.selection(1, 20, 0, Map.of(), List.of(silence, words), false);
        EditionContent content = select(rules, EditionEdits.NONE);

        assertThat(content.sections()).extracting(Section::title).containsExactly("Silence", "Words", "Top");
        assertThat(leads(content)).containsExactly("a3", "a1", "a4", "a0", "a2");
        assertThat(content.stories())
                .extracting(story -> story.why() == null ? "" : story.why().place())
                .containsExactly("source quiet", "word W1X", "word z4x", "rank", "rank");
    }

    @Test
    void pinsExcludesAndOrders() {
        EditionEdits edits = EditionEdits.NONE
                .pin("a4")
                .exclude("a1", "an advertisement")
                .inOrder(List.of("a2"))
                .introducedBy("Dear readers.");
        EditionContent content = select(rules(3, 0), edits);

        assertThat(leads(content)).containsExactly("a2", "a4", "a0");
        assertThat(content.intro()).isEqualTo("Dear readers.");
        assertThat(content.leftOut())
                .extracting(out -> out.article().id(), LeftOut::reason)
                .containsExactlyInAnyOrder(
                        tuple("a1", "excluded: an advertisement"), tuple("a3", "more than 3 stories"));
    }

    @Test
    void takesWhatIsPinnedThoughItIsOldOrOneTooMany() {
        Article old = article("old", "p q r", "s t.", START.minus(Duration.ofDays(90)));
        List<Article> six = new ArrayList<>(FIVE);
        six.add(old);

        assertThat(leads(select(rules(1, 0), EditionEdits.NONE.pin("a3").pin("old"), six)))
                .containsExactly("a3", "old");
    }

    @Test
    void showsEachSourceOnceHoweverOftenItReported() {
        EditionContent.Item item =
                select(rules(20, 0), EditionEdits.NONE).stories().getFirst().lead();
        List<EditionContent.Item> also = List.of(named(item, "Ledger"), named(item, "Ferry"), named(item, "Ledger"));

        assertThat(new Story(item, also, null).coverage())
                .extracting(
                        EditionContent.Coverage::source, other -> other.items().size())
                .containsExactly(tuple("Ledger", 2), tuple("Ferry", 1));
    }

    private static EditionContent.Item named(EditionContent.Item item, String source) {
        return new EditionContent.Item(
                item.id(),
                item.title(),
                item.url(),
                source,
                null,
                item.day(),
                item.minutes(),
                item.excerpt(),
                null,
                item.score(),
                item.why());
    }

    private static Selection rules(int maximum, int perSource) {
        return TestArticles.selection(1, maximum, perSource, Map.of(), List.of(), false);
    }

    private static EditionContent select(Selection rules, EditionEdits edits) {
        return select(rules, edits, FIVE);
    }

    private static EditionContent select(Selection rules, EditionEdits edits, List<Article> articles) {
        return EditionSelector.select(
                new EditionPlan(
                        TestArticles.monthly(rules, false), new Period("2026-11"), 1, START, END, articles, edits),
                HEADINGS);
    }

    private static List<String> leads(EditionContent content) {
        return content.stories().stream().map(story -> story.lead().id()).toList();
    }
}
