package io.broadsheet.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured.
 *
 * @param feeds in each round
 * @param rounds each with feeds of its own
 * @param warm rounds of 600 feeds that do not count, before the others
 * @param repeats of the passes in a round in which no feed has changed
 * @param changes passes in a round before which a tenth of the feeds has changed
 * @param concurrency feeds asked at once, by the service and by the floor
 * @param heap of the ingest service and of the floor, as Java's -Xms and -Xmx take it
 * @param jvm more arguments for the JVMs of the ingest service and of the floor, with blanks between
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

    /** Arguments for the JVMs of the ingest service and of the floor. */
    List<String> ofJvms() {
        return Stream.concat(Stream.of("-Xms" + heap, "-Xmx" + heap), Stream.of(jvm.split(" ", -1)))
                .filter(argument -> !argument.isBlank())
                .toList();
    }

    static Settings of(String[] arguments) {
        var given = new Arguments(arguments);
        int repeats = given.number("repeats", 5);
        var settings = new Settings(
                given.number("feeds", 2000),
                given.number("rounds", 3),
                given.number("warm", 20),
                repeats,
                given.number("changes", repeats),
                given.number("concurrency", 32),
                given.text("heap", "512m"),
                given.text("jvm", "-XX:+UseSerialGC -XX:NewRatio=1 -XX:MetaspaceSize=192m"),
                given.text("service", ""));
        given.noOthers();
        return settings;
    }
}
