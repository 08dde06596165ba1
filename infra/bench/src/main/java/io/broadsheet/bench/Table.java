package io.broadsheet.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects pairs of passes, service and floor, and prints the medians of their figures and ratios. */
final class Table {

    private final Map<String, List<Pair>> rows = new LinkedHashMap<>();

    private record Pair(Pass service, Pass floor) {}

    void add(String name, Pass service, Pass floor) {
        rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Pair(service, floor));
        System.out.printf(
                Locale.ROOT,
                "  %-12s %8.0f feeds/s of %8.0f; cpu/feed %6.3f ms (compilers %5.3f, collector %5.3f) of %6.3f ms (%5.3f); database and Kafka %6.3f ms%n",
                name,
                service.feedsPerSecond(),
                floor.feedsPerSecond(),
                service.cpuPerFeed(),
                service.compilersPerFeed(),
                service.collectorPerFeed(),
                floor.cpuPerFeed(),
                floor.compilersPerFeed(),
                service.othersPerFeed());
    }

    void print() {
        System.out.println();
        System.out.println("| pass | service, feeds/s | floor, feeds/s | ratio | service, CPU ms/feed"
                + " | of it compilers | collector | floor, CPU ms/feed"
                + " | ratio | database and Kafka, CPU ms/feed | n |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        rows.forEach((name, pairs) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | **%.2f** | %.3f | %.3f | %.3f | %.3f | %.2f | %.3f | %d |%n",
                name,
                median(pairs, pair -> pair.service().feedsPerSecond()),
                median(pairs, pair -> pair.floor().feedsPerSecond()),
                median(
                        pairs,
                        pair -> pair.service().feedsPerSecond() / pair.floor().feedsPerSecond()),
                median(pairs, pair -> pair.service().cpuPerFeed()),
                median(pairs, pair -> pair.service().compilersPerFeed()),
                median(pairs, pair -> pair.service().collectorPerFeed()),
                median(pairs, pair -> pair.floor().cpuPerFeed()),
                median(pairs, pair -> pair.floor().cpuPerFeed() / pair.service().cpuPerFeed()),
                median(pairs, pair -> pair.service().othersPerFeed()),
                pairs.size()));
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return Pass.median(pairs.stream().mapToDouble(figure).toArray());
    }
}
