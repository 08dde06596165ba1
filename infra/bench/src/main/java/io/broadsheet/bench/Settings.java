package io.broadsheet.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is measured.
 *
 * @param feeds in each round
 * @param rounds each with feeds of its own
 * @param warm rounds of 600 feeds that do not count, before the others
 * @param repeats of the passes in a round in which no feed has changed
 * @param changes passes in a round before which a tenth of the feeds has changed
 * @param concurrency feeds asked at once, by the service and by the floor
 * @param heap of the ingest service, as Java's -Xmx takes it
 * @param jvm one more argument for the ingest service's JVM
 * @param service more settings of the ingest service, {@code key=value}, separated by semicolons
 */
record Settings(
        int feeds,
        int rounds,
        int warm,
        int repeats,
        int changes,
        int concurrency,
        String heap,
        String jvm,
        String service) {

    static Settings of(String[] arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Settings(
                Integer.parseInt(given.getOrDefault("feeds", "2000")),
                Integer.parseInt(given.getOrDefault("rounds", "3")),
                Integer.parseInt(given.getOrDefault("warm", "8")),
                Integer.parseInt(given.getOrDefault("repeats", "5")),
                Integer.parseInt(given.getOrDefault("changes", given.getOrDefault("repeats", "5"))),
                Integer.parseInt(given.getOrDefault("concurrency", "32")),
                given.getOrDefault("heap", "512m"),
                given.getOrDefault("jvm", ""),
                given.getOrDefault("service", ""));
    }
}
