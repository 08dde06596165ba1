package io.broadsheet.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects pairs of an edition's passes and their floors, and prints the medians of their figures and ratios. */
final class MailTable {

    private final Map<String, List<Pair>> rows = new LinkedHashMap<>();

    private record Pair(MailPass service, MailPass floor) {}

    void add(String name, MailPass service, MailPass floor) {
        rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Pair(service, floor));
        System.out.printf(
                Locale.ROOT,
                "  %s: %.0f mails/s of %.0f; CPU ms/mail: service %.3f, database %.3f, sink %.3f of %.3f%n",
                name,
                service.perSecond(),
                floor.perSecond(),
                service.serviceCpu(),
                service.databaseCpu(),
                service.sinkCpu(),
                floor.sinkCpu());
    }

    void print() {
        System.out.println();
        System.out.println("| what | mails/s | floor, mails/s | ratio | service, CPU ms/mail | database | sink"
                + " | sink for the floor | first mail after ms | n |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        rows.forEach((name, pairs) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | **%.2f** | %.3f | %.3f | %.3f | %.3f | %.0f | %d |%n",
                name,
                median(pairs, pair -> pair.service().perSecond()),
                median(pairs, pair -> pair.floor().perSecond()),
                median(pairs, pair -> pair.service().perSecond() / pair.floor().perSecond()),
                median(pairs, pair -> pair.service().serviceCpu()),
                median(pairs, pair -> pair.service().databaseCpu()),
                median(pairs, pair -> pair.service().sinkCpu()),
                median(pairs, pair -> pair.floor().sinkCpu()),
                median(pairs, pair -> pair.service().firstMillis()),
                pairs.size()));
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return Pass.median(pairs.stream().mapToDouble(figure).toArray());
    }
}
