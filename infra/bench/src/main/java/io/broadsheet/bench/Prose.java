package io.broadsheet.bench;

import java.util.List;
import java.util.random.RandomGenerator;

/** Writes news that nobody reads, with the lengths, words and mark-up of real ones; one in twenty is on topic. */
final class Prose {

    private static final List<String> WHO = List.of(
            "The council",
            "A spokesperson",
            "Her team",
            "The company",
            "Analysts in London",
            "The regulator",
            "Nobody at the meeting",
            "A small start-up",
            "The museum",
            "Farmers in the north",
            "The harbour master",
            "Two former employees",
            "The ministry",
            "A group of students",
            "The orchestra",
            "Commuters");
    private static final List<String> DID = List.of(
            "announced",
            "questioned",
            "postponed",
            "welcomed",
            "measured",
            "published",
            "withdrew",
            "doubled",
            "quietly dropped",
            "defended",
            "is preparing",
            "has reviewed",
            "will vote on",
            "rejected",
            "repaired");
    private static final List<String> WHAT = List.of(
            "the budget for the coming year",
            "a plan to close the bridge at night",
            "new rules for small batteries",
            "a survey of 2,400 households",
            "the price of regional tickets",
            "its quarterly figures",
            "an exhibition of early photographs",
            "the draft of a trade agreement",
            "a software update for buses",
            "the search for a second supplier",
            "its open letter on water use",
            "a prize for young engineers");
    private static final List<String> HOW = List.of(
            "after months of talks",
            "despite warnings from experts",
            "for the third time since spring",
            "without giving a reason",
            "as costs rose by eleven per cent",
            "in front of a full hall",
            "while neighbouring towns look on",
            "under pressure from shareholders",
            "according to the minutes");
    private static final List<String> ON_TOPIC = List.of(
            "Meta said its superintelligence labs will release the next Llama model with open weights.",
            "Mark Zuckerberg told investors that Meta spends most of its capital on AI data centers such as Hyperion.",
            "The Llama licence now allows companies to train other models on its output, Meta said.",
            "Meta hired three more AI researchers from competitors for its superintelligence team.",
            "Meta AI, the company's assistant, answers questions inside its messaging apps.");

    private final RandomGenerator random;

    Prose(RandomGenerator random) {
        this.random = random;
    }

    String title(boolean onTopic) {
        return onTopic
                ? "Meta and Llama: " + pick(DID) + " " + pick(WHAT)
                : pick(WHO) + " " + pick(DID) + " " + pick(WHAT);
    }

    String summary(boolean onTopic) {
        return (onTopic ? pick(ON_TOPIC) : sentence()) + " " + sentence();
    }

    String html(boolean onTopic, int length) {
        var html = new StringBuilder();
        while (html.length() < length) {
            html.append("<p>").append(onTopic ? pick(ON_TOPIC) : sentence());
            html.append(" <a href=\"https://example.org/")
                    .append(random.nextInt(100_000))
                    .append("\">");
            html.append(pick(WHAT))
                    .append("</a> &#8211; ")
                    .append(sentence())
                    .append(' ')
                    .append(sentence());
            html.append("</p>\n");
        }
        return html.toString();
    }

    private String sentence() {
        return pick(WHO) + " " + pick(DID) + " " + pick(WHAT) + " " + pick(HOW) + ".";
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
