package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.article.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoryClustersTests {

    private static final Instant DAY = Instant.parse("2026-11-10T08:00:00Z");

    private static final List<Article> MONTH = List.of(
            report(
                    "rail1",
                    0,
                    "Norrland Rail orders forty battery trains from Alstad",
                    "Norrland Rail has ordered 40 battery trains from Alstad for 310 million kronor, its largest purchase since 1998. The first is to run between Umea and Lycksele in spring."),
            report(
                    "rail2",
                    5,
                    "Alstad wins 40-train battery order",
                    "Train maker Alstad will deliver 40 battery trains to Norrland Rail, an order worth 310 million kronor. Service on the Lycksele line out of Umea begins in spring, the firms said."),
            report(
                    "rail3",
                    50,
                    "Quiet carriages, at last",
                    "Nobody in Lycksele will miss the diesels. When the battery trains that Norrland Rail bought from Alstad arrive, the 310 million kronor will have bought silence too."),
            report(
                    "strike1",
                    30,
                    "Drivers at Norrland Rail vote to strike",
                    "Train drivers at Norrland Rail voted to walk out on Friday over rosters. The union Sparfolk says 88 per cent were in favour; talks failed on Tuesday."),
            report(
                    "strike2",
                    34,
                    "Sparfolk calls a walkout after talks fail",
                    "After talks on rosters failed on Tuesday, the union Sparfolk called drivers out for Friday. It had 88 per cent of the vote. Passengers of Norrland Rail should expect buses."),
            report(
                    "bridge",
                    60,
                    "Bridge at Vindeln closed for repairs",
                    "Cracks found by divers close the bridge at Vindeln until July. Freight goes by Hallnas instead, two hours longer, says the road agency."));

    @Test
    void joinsRetellingsAndKeepsLookAlikesApart() {
        assertThat(ids(MONTH))
                .containsExactly(List.of("rail1", "rail2", "rail3"), List.of("strike1", "strike2"), List.of("bridge"));
    }

    @Test
    void findsTheSameGroupsInWhateverOrderTheArticlesCome() {
        List<List<String>> expected = ids(MONTH);
        Random random = new Random(5);
        for (int i = 0; i < 10; i++) {
            List<Article> shuffled = new ArrayList<>(MONTH);
            Collections.shuffle(shuffled, random);
            assertThat(ids(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void tellsTheSameWordsInAnotherYearApart() {
        Article original = MONTH.getFirst();
        Article later = report(
                "rail9",
                24 * 500,
                original.title(),
                "Forty more. " + MONTH.get(5).summary());

        assertThat(ids(List.of(original, later))).hasSize(2);
    }

    @Test
    void tellsTwoStoriesApartWhenThereAreNoOthers() {
        Article licence = report(
                "licence",
                0,
                "Norrland Rail opens its timetable data",
                "Norrland Rail lets anyone download its newest timetables. The Alstad licence forbids some uses, Lind said.");
        Article lab = report(
                "lab",
                0,
                "Lind moves the depots under one roof",
                "Astrid Lind has put all depots of Norrland Rail into one firm. The timetables, the Alstad contract and the "
                        + "signal group now report to one person.");
        Article copy = report("copy", 2, "Depots under one roof", lab.text());

        assertThat(ids(List.of(licence, lab))).hasSize(2);
        assertThat(ids(List.of(lab, copy))).hasSize(1);
    }

    @Test
    void joinsCopiesOfOneTextAlsoWhereThereIsNothingElse() {
        String text = MONTH.getFirst().text();
        List<Article> wire = List.of(
                report("a", 0, "Forty battery trains for Norrland", text),
                report("b", 3, "Alstad gets the order", text),
                report("c", 9, "Norrland Rail buys", "(Agency) " + text + " Shares rose."),
                report("d", 12, "In brief", text.substring(0, text.lastIndexOf("The first"))));

        assertThat(ids(wire)).hasSize(1);
        assertThat(ids(wire.subList(0, 2))).hasSize(1);
        assertThat(ids(List.of(
                        wire.getFirst(),
                        report("z", 1, "Bridge", MONTH.getLast().text()))))
                .hasSize(2);
    }

    @Test
    void tellsTwoIssuesOfOneColumnApart() {
        String form = "Good morning and welcome to the week on rails, our column for those who like to be on time."
                + " Here is what you need to know before you leave the house today, in under two minutes. ";
        Article monday = report("weekly", 0, "Monday on rails", form + "Buses replace trains to Lycksele.");
        Article friday = new Article(
                "friday",
                1,
                null,
                "Friday on rails",
                null,
                monday.sourceId(),
                monday.sourceTitle(),
                null,
                monday.firstSeenAt(),
                "en",
                "",
                form + "A bridge closes at Vindeln until July.",
                null,
                60,
                List.of(),
                monday.topics(),
                monday.sightings());

        assertThat(ids(List.of(monday, friday))).hasSize(2);
    }

    @Test
    void managesWithNoArticleAndWithArticlesThatSayNothing() {
        assertThat(ids(List.of())).isEmpty();
        assertThat(ids(List.of(report("a", 0, "…", ""), report("b", 1, "…", ""))))
                .hasSize(2);
    }

    private static List<List<String>> ids(List<Article> articles) {
        return StoryClusters.of(articles).stream()
                .map(group -> group.stream().map(Article::id).toList())
                .toList();
    }

    private static Article report(String id, int hours, String title, String text) {
        return TestArticles.article(id, title, text, DAY.plus(Duration.ofHours(hours)));
    }
}
