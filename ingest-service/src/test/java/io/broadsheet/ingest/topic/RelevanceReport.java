package io.broadsheet.ingest.topic;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a topic makes of examples that people have judged: how often it is right, and where it is wrong and why. */
record RelevanceReport(Topic topic, List<Judged> judged) {

    /** An example and what the topic says. */
    record Judged(LabelledExample example, Verdict verdict) {

        boolean isMistake() {
            return example.relevant() != verdict.selected();
        }
    }

    static RelevanceReport of(Topic topic, List<LabelledExample> examples) {
        var judge = new TopicJudge();
        return new RelevanceReport(
                topic,
                examples.stream()
                        .map(example -> new Judged(
                                example,
                                judge.judge(example.article(), List.of(topic)).getFirst()))
                        .toList());
    }

    /** Share of the selected that are relevant. */
    double precision() {
        return share(
                hits(), judged.stream().filter(it -> it.verdict().selected()).count());
    }

    /** Share of the relevant that are selected. */
    double recall() {
        return share(
                hits(), judged.stream().filter(it -> it.example().relevant()).count());
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    @Override
    public String toString() {
        String mistakes = judged.stream()
                .filter(Judged::isMistake)
                .sorted(Comparator.comparingDouble(it -> it.verdict().score()))
                .map(RelevanceReport::line)
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "topic %s, %d examples, threshold %.2f: precision %.3f, recall %.3f, F1 %.3f%n%s",
                topic.id(),
                judged.size(),
                topic.threshold(),
                precision(),
                recall(),
                f1(),
                mistakes);
    }

    private static String line(Judged it) {
        return String.format(
                Locale.ROOT,
                "%s %.3f  %s%n          %s%n",
                it.example().relevant() ? "missed" : "wrong ",
                it.verdict().score(),
                it.example().article().title(),
                it.verdict().explanation());
    }

    private long hits() {
        return judged.stream()
                .filter(it -> it.verdict().selected() && it.example().relevant())
                .count();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
