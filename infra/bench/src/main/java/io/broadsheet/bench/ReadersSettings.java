package io.broadsheet.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is measured of signing up.
 *
 * @param rate sign-ups a second
 * @param seconds of each pass
 * @param passes at that rate, before one at twice the rate
 * @param rest seconds after the service has answered for the first time, in which nothing is asked of it
 * @param warm seconds of the ramp before the passes
 * @param rows of the list that is imported afterwards, and of which the times of answers are measured; 0: none
 * @param timings answers of each kind whose times are compared
 * @param heap of the service, as Java's -Xms and -Xmx take it
 * @param jvm further arguments of its JVM, behind the usual ones
 * @param service more settings of it, {@code key=value}
 * @param postgres settings of the database, {@code key=value}
 */
record ReadersSettings(
        int rate,
        int seconds,
        int passes,
        int rest,
        int warm,
        int rows,
        int timings,
        String heap,
        List<String> jvm,
        List<String> service,
        List<String> postgres) {

    /** As in docker-compose.yml, with the collector that a JVM chooses there. */
    private static final List<String> USUAL =
            List.of("-XX:+UseSerialGC", "-XX:NewRatio=1", "-XX:MetaspaceSize=192m", "-XX:ReservedCodeCacheSize=512m");

    static ReadersSettings of(String[] arguments) {
        var given = new Arguments(arguments);
        var settings = new ReadersSettings(
                given.number("rate", 500),
                given.number("seconds", 30),
                given.number("passes", 3),
                given.number("rest", 0),
                given.number("warm", 60),
                given.number("rows", 1_000_000),
                given.number("timings", 1000),
                given.text("heap", "512m"),
                given.list("jvm", "", " "),
                given.list("service", "", ";"),
                given.list("postgres", "", ";"));
        given.noOthers();
        return settings;
    }

    List<String> jvmArguments() {
        return Stream.of(List.of("-Xms" + heap, "-Xmx" + heap), USUAL, jvm)
                .flatMap(List::stream)
                .toList();
    }

    Map<String, String> databaseSettings() {
        return new Arguments(postgres.toArray(String[]::new)).all();
    }

    /** With the mail server away: mails are owed and not sent. */
    List<String> serviceSettings() {
        return Stream.concat(Stream.of("mail.port=1"), service.stream()).toList();
    }
}
