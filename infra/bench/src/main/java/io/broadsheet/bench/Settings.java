package io.broadsheet.bench;

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
 * @param jvm more arguments for the ingest service's JVM, with blanks between
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
        var given = new Arguments(arguments);
        int repeats = given.number("repeats", 5);
        return new Settings(
                given.number("feeds", 2000),
                given.number("rounds", 3),
                given.number("warm", 8),
                repeats,
                given.number("changes", repeats),
                given.number("concurrency", 32),
                given.text("heap", "512m"),
                given.text("jvm", ""),
                given.text("service", ""));
    }
}
